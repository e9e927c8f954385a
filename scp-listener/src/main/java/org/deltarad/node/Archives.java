package org.deltarad.node;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.fhir.push.Authorization;
import org.deltarad.node.config.ArchiveConfig;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.retrieve.Archive;
import org.deltarad.node.retrieve.DicomArchive;
import org.deltarad.node.retrieve.WebArchive;

/** The archives of a configuration, with their certificates loaded. */
final class Archives {
    private final List<Known> known = new ArrayList<>();
    private final DicomPort port;
    private final Duration patience;

    Archives(NodeConfig config, DicomPort port) throws ConfigException {
        this.port = port;
        this.patience = port.options().timeouts().response();
        for (ArchiveConfig a : config.archives()) {
            known.add(new Known(a, tls(a)));
        }
    }

    private record Known(ArchiveConfig config, Optional<SSLContext> tls) {}

    boolean isEmpty() {
        return known.isEmpty();
    }

    int count() {
        return known.size();
    }

    /**
     * Who takes what comes.
     *
     * @param dicom by C-GET
     * @param web   by WADO-RS
     */
    record Takers(StorageScp.Handler dicom, WebArchive.Receiver web) {}

    /** The archives, in order. */
    List<Archive> open(QueryRetrieve service, Takers takers) {
        return known.stream().map(k -> open(k, service, takers)).toList();
    }

    private Archive open(Known k, QueryRetrieve service, Takers takers) {
        ArchiveConfig a = k.config();
        return a.dicomweb()
                .<Archive>map(
                        w -> new WebArchive(URI.create(w.url()), authorization(w), k.tls(), patience, takers.web()))
                .orElseGet(() -> new DicomArchive(
                        service, port.peer(a), a.retrieve().orElse(ArchiveConfig.Retrieve.MOVE), takers.dicom()));
    }

    private static Optional<String> authorization(ArchiveConfig.Web w) {
        return w.token().map(t -> new Authorization.Bearer(t).header()).or(() -> w.user()
                .map(u -> new Authorization.Basic(u, w.password().orElseThrow()).header()));
    }

    private static Optional<SSLContext> tls(ArchiveConfig a) throws ConfigException {
        try {
            return a.dicomweb().isPresent() && a.dicomweb().get().tls().isPresent()
                    ? Optional.of(Destinations.context(a.dicomweb().get().tls().get()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new ConfigException("archives: " + e.getMessage(), e);
        }
    }
}
