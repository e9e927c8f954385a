package org.deltarad.fhir.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * HAPI FHIR's JPA server for R4 on a free port of localhost, on H2 in memory or in a file. Referential integrity,
 * conditional creates and updates, and search are the product's own. {@link #stop} and {@link #start} take it off the
 * network and back on the same port without losing data; what is in a file outlives the server. Making one takes some
 * fifteen seconds: share it between tests.
 */
public final class JpaFhirServer implements AutoCloseable {
    private final AnnotationConfigApplicationContext spring;
    private Server jetty;
    private int port;

    /** Starts an empty server. */
    public JpaFhirServer() {
        this("jdbc:h2:mem:ehr-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    /** Starts a server on a database file, empty where there is none. */
    public static JpaFhirServer on(Path file) {
        return new JpaFhirServer("jdbc:h2:file:" + file.toAbsolutePath());
    }

    private JpaFhirServer(String database) {
        spring = new AnnotationConfigApplicationContext();
        spring.registerBean(JpaServerConfig.DATABASE, String.class, () -> database);
        spring.register(JpaServerConfig.class);
        spring.refresh();
        start();
    }

    /** Such as {@code http://localhost:41234/fhir}. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + port + "/fhir");
    }

    /** Listens; at the second call, on the port of the first. */
    public void start() {
        jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("localhost");
        connector.setPort(port);
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet()), "/fhir/*");
        jetty.setHandler(context);
        LifeCycle.start(jetty);
        port = connector.getLocalPort();
    }

    /** Stops listening; connections are refused from now on. */
    public void stop() {
        LifeCycle.stop(jetty);
    }

    @Override
    public void close() {
        stop();
        spring.close();
    }

    private RestfulServer servlet() {
        RestfulServer server = new RestfulServer(spring.getBean(FhirContext.class));
        server.registerProviders(spring.getBean(ResourceProviderFactory.class).createProviders());
        server.registerProvider(spring.getBean(JpaSystemProvider.class));
        server.setPagingProvider(spring.getBean(DatabaseBackedPagingProvider.class));
        server.setServerConformanceProvider(new JpaCapabilityStatementProvider(
                server,
                spring.getBean(IFhirSystemDao.class),
                spring.getBean(JpaStorageSettings.class),
                spring.getBean(ISearchParamRegistry.class),
                spring.getBean(IValidationSupport.class)));
        return server;
    }
}
