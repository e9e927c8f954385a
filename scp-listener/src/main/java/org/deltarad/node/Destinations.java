package org.deltarad.node;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.fhir.push.Authorization;
import org.deltarad.fhir.push.FhirServer;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.deliver.Destination;
import org.deltarad.node.deliver.FhirDestination;
import org.deltarad.node.deliver.PacsDestination;
import org.deltarad.node.work.ReportFiles;

/** The destinations of a configuration. */
final class Destinations {
    private Destinations() {}

    static List<Destination> of(NodeConfig config, DicomPort port, StorageScu scu, ReportFiles files)
            throws ConfigException {
        List<Destination> all = new ArrayList<>();
        for (NodeConfig.Pacs p : config.destinations().pacs()) {
            all.add(new PacsDestination(scu, port.peer(p), files));
        }
        for (NodeConfig.Fhir f : config.destinations().fhir()) {
            all.add(new FhirDestination(server(f), files));
        }
        if (all.stream().map(Destination::name).distinct().count() < all.size()) {
            throw new ConfigException("destinations: one of them is there twice");
        }
        return all;
    }

    private static FhirServer server(NodeConfig.Fhir f) throws ConfigException {
        Authorization authorization = f.token()
                .<Authorization>map(Authorization.Bearer::new)
                .or(() -> f.user()
                        .map(u -> new Authorization.Basic(u, f.password().orElseThrow())))
                .orElseGet(Authorization.None::new);
        try {
            FhirServer defaults = FhirServer.at(URI.create(f.url()));
            return new FhirServer(defaults.base(), defaults.connectTimeout(), defaults.requestTimeout(), authorization);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("destinations.fhir: " + e.getMessage(), e);
        }
    }
}
