package org.deltarad.node.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deltarad.dicom.net.Tls;
import org.deltarad.fhir.server.FhirEndpoint;
import org.deltarad.fhir.server.ResourceStore;
import org.deltarad.node.audit.AuditTrail;
import org.deltarad.node.config.HttpConfig;
import org.deltarad.node.index.Index;
import org.deltarad.node.web.html.Page;
import org.deltarad.node.web.login.Gate;
import org.deltarad.node.web.page.Pages;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP port. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int THREADS = 24;
    private static final int STOP_MILLIS = 3000;

    private final Server server;
    private final ServerConnector connector;

    private WebServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * What is served.
     *
     * @param version   of the node
     * @param aet       its AE title
     * @param zone      for times on the page
     * @param resources the reports as FHIR
     * @param readiness whether the node can take work
     * @param metrics   numbers, as Prometheus' text
     * @param pages     for people
     * @param audit     what came in and was refused is recorded here
     * @param endpoints what else is served; paths that are not of pages need Basic authentication, see {@code login.Paths}
     */
    public record Content(
            String version,
            String aet,
            ZoneId zone,
            ResourceStore resources,
            Readiness readiness,
            Supplier<String> metrics,
            Pages pages,
            AuditTrail audit,
            List<Endpoint> endpoints) {}

    /**
     * A servlet of another package.
     *
     * @param path as servlets are mapped, such as {@code /dicom-web/*}
     */
    public record Endpoint(String path, HttpServlet servlet) {}

    /**
     * Binds and serves until closed.
     *
     * @throws IOException when the port cannot be bound
     */
    public static WebServer start(HttpConfig http, Index index, Content content) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = connector(server, configuration, http);
        connector.setHost(http.bind());
        connector.setPort(http.port());
        server.addConnector(connector);
        server.setHandler(handler(index, content, new Gate(http, content.audit(), Clock.systemUTC())));
        server.setStopTimeout(STOP_MILLIS);
        try {
            connector.open();
            server.start();
            return new WebServer(server, connector);
        } catch (IOException e) {
            throw new IOException(
                    "HTTP port " + http.bind() + ":" + http.port() + " cannot be bound: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the HTTP server was interrupted while it started", e);
        } catch (Exception e) { // what Jetty's lifecycle declares
            throw new IllegalStateException("the HTTP server cannot be started", e);
        }
    }

    /** The port bound. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Plain HTTP, or TLS by BCP 195 (RFC 9325): the versions and cipher suites of DICOM's. */
    private static ServerConnector connector(Server server, HttpConfiguration configuration, HttpConfig http) {
        if (http.tls().isEmpty()) {
            return new ServerConnector(server, new HttpConnectionFactory(configuration));
        }
        HttpConfig.Tls ours = http.tls().get();
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(ours.keyStore().toString());
        tls.setKeyStorePassword(ours.password());
        tls.setIncludeProtocols(Tls.PROTOCOLS.toArray(String[]::new));
        tls.setIncludeCipherSuites(Tls.CIPHER_SUITES.toArray(String[]::new));
        configuration.addCustomizer(new SecureRequestCustomizer(false)); // sites call nodes by address, too
        return new ServerConnector(
                server,
                new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(configuration));
    }

    private static ServletContextHandler handler(Index index, Content c, Gate gate) {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(new SecurityHeaders()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new FilterHolder(gate), "/*", EnumSet.of(DispatcherType.REQUEST));
        Page.Site site = new Page.Site(c.aet(), c.version());
        context.addServlet(new ServletHolder(gate.loginPage(site)), "/login");
        context.addServlet(new ServletHolder(gate.logout()), "/logout");
        context.addServlet(new ServletHolder(new Liveness()), "/health/live");
        context.addServlet(new ServletHolder(new Health(c.readiness())), "/health/ready");
        context.addServlet(new ServletHolder(new MetricsText(c.metrics())), "/metrics");
        context.addServlet(new ServletHolder(new JobsJson(index)), "/api/jobs");
        context.addServlet(new ServletHolder(new StaticFile("style.css", "text/css")), "/style.css");
        context.addServlet(new ServletHolder(new StaticFile("icon.svg", "image/svg+xml")), "/icon.svg");
        c.pages()
                .servlets(site, c.zone(), c.audit())
                .forEach((path, page) -> context.addServlet(new ServletHolder(page), path));
        context.addServlet(
                new ServletHolder("fhir", new FhirEndpoint(c.resources(), c.zone(), c.version(), Optional.empty())),
                "/fhir/*");
        c.endpoints().forEach(e -> context.addServlet(new ServletHolder(e.servlet()), e.path()));
        return context;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // what Jetty's lifecycle declares
            LOG.warn("The HTTP server did not stop cleanly", e);
        }
    }
}
