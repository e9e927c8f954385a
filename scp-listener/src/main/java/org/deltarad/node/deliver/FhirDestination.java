package org.deltarad.node.deliver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.fhir.MalformedBundleException;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.fhir.push.FhirPusher;
import org.deltarad.fhir.push.FhirServer;
import org.deltarad.fhir.push.PushResult;
import org.deltarad.node.work.ReportFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A FHIR server that takes the report as a transaction Bundle. */
public final class FhirDestination implements Destination {
    private static final Logger LOG = LoggerFactory.getLogger(FhirDestination.class);

    private final FhirServer server;
    private final FhirPusher pusher;
    private final ReportFiles files;

    public FhirDestination(FhirServer server, ReportFiles files) {
        this.server = server;
        this.pusher = new FhirPusher(server);
        this.files = files;
    }

    @Override
    public String name() {
        return "fhir " + server.base();
    }

    @Override
    public List<Item> items(String sopInstanceUid) {
        String file = files.bundleFile(sopInstanceUid).getFileName().toString();
        return List.of(new Item(file, "", sopInstanceUid, Optional.empty()));
    }

    @Override
    public List<Outcome> send(List<Item> items) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Item item : items) {
            outcomes.add(push(item.sopInstanceUid()));
        }
        return outcomes;
    }

    private Outcome push(String sopInstanceUid) throws IOException, InterruptedException {
        Optional<ReportBundle> bundle = files.bundle(sopInstanceUid);
        if (bundle.isEmpty()) {
            return new Refused("the report's FHIR Bundle is no longer here");
        }
        try {
            PushResult result = pusher.push(bundle.get());
            if (result instanceof PushResult.Refused r) {
                return new Refused("HTTP " + r.status() + ": " + r.reason());
            }
            if (result instanceof PushResult.TemporaryFailure f) {
                return new NotNow(f.reason(), f.retryAfter());
            }
            if (result instanceof PushResult.Superseded s) {
                LOG.info("{} has {}, which replaces SR {}", name(), s.by(), sopInstanceUid);
            }
            return new Taken();
        } catch (MalformedBundleException e) {
            return new Refused(e.getMessage());
        }
    }
}
