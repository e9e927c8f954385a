package org.deltarad.node;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.fhir.push.Authorization;
import org.deltarad.fhir.push.ClientTls;
import org.deltarad.fhir.push.FhirServer;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.FhirPush;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.deliver.Destination;
import org.deltarad.node.deliver.FhirDestination;
import org.deltarad.node.deliver.PacsDestination;
import org.deltarad.node.work.ReportFiles;

/** The destinations of a configuration. */
final class Destinations {
    private Destinations() {}

    static List<Destination> of(NodeConfig config, DicomPort port, DicomToolkit toolkit, ReportFiles files)
            throws ConfigException {
        List<Destination> all = new ArrayList<>();
        for (NodeConfig.Pacs p : config.destinations().pacs()) {
            all.add(new PacsDestination(
                    toolkit.storageScu(), toolkit.storageCommitment(), port.peer(p), p.commitmentMode(), files));
        }
        for (FhirPush f : config.destinations().fhir()) {
            all.add(new FhirDestination(server(f), files));
        }
        if (all.stream().map(Destination::name).distinct().count() < all.size()) {
            throw new ConfigException("destinations: one of them is there twice");
        }
        return all;
    }

    private static FhirServer server(FhirPush f) throws ConfigException {
        try {
            FhirServer server = FhirServer.at(URI.create(f.url())).as(authorization(f));
            return f.tls().isPresent() ? server.over(context(f.tls().get())) : server;
        } catch (IllegalArgumentException | IOException e) {
            throw new ConfigException("destinations.fhir: " + e.getMessage(), e);
        }
    }

    private static Authorization authorization(FhirPush f) {
        if (f.oauth2().isPresent()) {
            FhirPush.OAuth2 o = f.oauth2().get();
            return new Authorization.ClientCredentials(
                    URI.create(o.tokenUrl()),
                    o.clientId(),
                    o.clientSecret(),
                    o.scope(),
                    o.secretInBody().orElse(false));
        }
        return f.token()
                .<Authorization>map(Authorization.Bearer::new)
                .or(() -> f.user()
                        .map(u -> new Authorization.Basic(u, f.password().orElseThrow())))
                .orElseGet(Authorization.None::new);
    }

    /** TLS as a client. */
    static SSLContext context(FhirPush.Tls tls) throws IOException {
        return ClientTls.context(
                tls.keyStore()
                        .map(file -> new ClientTls.Store(file, tls.password().orElseThrow())),
                tls.trustStore()
                        .map(file ->
                                new ClientTls.Store(file, tls.trustPassword().orElseThrow())));
    }
}
