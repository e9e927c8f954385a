package org.deltarad.node.soak.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.node.soak.check.DataAudit;
import org.deltarad.node.soak.check.IndexRows;
import org.deltarad.node.soak.peer.FaultyLink;
import org.deltarad.node.soak.peer.FhirRecorder;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.RecordingPacs;
import org.deltarad.node.soak.peer.Sender;
import org.deltarad.node.soak.process.Launch;
import org.deltarad.node.soak.process.NodeProcess;

/** The node's clock jumps a day on, and a day back, while work waits and deliveries are retried. */
record ClockJump() implements Scenario {
    private static final Duration LIMIT = Duration.ofSeconds(150);
    private static final Duration START = Duration.ofSeconds(60);
    private static final List<String> JUMPS = List.of("+1d", "-1d");

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String title() {
        return "the clock jumps a day on and a day back while series wait and deliveries are retried";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        Optional<Path> library = library();
        if (library.isEmpty()) {
            return new Outcome.LeftOut("libfaketime is not installed (Debian package faketime)");
        }
        int each = stage.scale().of(1, 10);
        int reports = JUMPS.size() * each * SyntheticCases.REPORTS;
        List<List<List<Instance>>> cases = SyntheticCases.patients(stage.seed(), JUMPS.size() * each);
        Path clock = Files.writeString(stage.folder().resolve("clock"), "+0\n");
        try (RecordingPacs pacs = RecordingPacs.start("PACS");
                FaultyLink link = FaultyLink.to(pacs.port(), new FaultyLink.Fault.None());
                FhirRecorder fhir = FhirRecorder.start();
                NodeProcess node = NodeProcess.launch(Launch.of(stage.configuration("node.yaml", yaml(link, fhir)))
                        .withEnvironment(Map.of(
                                "LD_PRELOAD",
                                library.get().toString(),
                                "FAKETIME_TIMESTAMP_FILE",
                                clock.toString(),
                                "FAKETIME_CACHE_DURATION",
                                "1",
                                "FAKETIME_DONT_FAKE_MONOTONIC",
                                "1")))) {
            if (!stage.await(START, node::isReady)) {
                return new Outcome.LeftOut("a node did not start under libfaketime within " + START.toSeconds()
                        + " s: it hangs some Java");
            }
            Journal journal = new Journal();
            Facts facts = new Facts();
            for (int n = 0; n < JUMPS.size(); n++) {
                link.set(new FaultyLink.Fault.Down());
                int from = n * each;
                for (List<List<Instance>> patient : cases.subList(from, from + each)) {
                    new Sender(node.ports().dicom(), "DELTARAD", "SCANNER", patient, journal).call();
                }
                // The baseline reports are made and fail to be delivered; the rest is still waiting for silence or
                // measured.
                stage.await(LIMIT, () -> fhir.store().count("DiagnosticReport") > 2 * from);
                Files.writeString(clock, JUMPS.get(n) + "\n");
                link.set(new FaultyLink.Fault.None());
                long jumped = System.nanoTime();
                int wanted = (n + 1) * each * SyntheticCases.REPORTS;
                boolean done = stage.await(
                        LIMIT, () -> pacs.reports() == wanted && fhir.store().count("DiagnosticReport") == wanted);
                facts.add(
                        JUMPS.get(n) + ": all is measured, reported and delivered",
                        done,
                        "%d reports at the PACS, %d at the FHIR server, of %d, after %.1f s"
                                .formatted(
                                        pacs.reports(),
                                        fhir.store().count("DiagnosticReport"),
                                        wanted,
                                        (System.nanoTime() - jumped) * 1e-9));
            }
            node.stop();
            judge(facts, stage, pacs, fhir, journal, reports);
            return facts.after("%d patients, clock %s during their work".formatted(cases.size(), JUMPS));
        }
    }

    private static String yaml(FaultyLink link, FhirRecorder fhir) {
        return """
                dicom: {bind: 127.0.0.1, port: 0}
                http: {port: 0}
                data: data
                minFreeMegabytes: 1
                pairing: {quietSeconds: 1}
                work: {workers: 1, attempts: 20, firstRetry: 0.2}
                page: {picture: false, pdf: false}
                destinations:
                  firstRetry: 0.5
                  longestRetry: 5
                  pacs:
                    - {aet: PACS, host: 127.0.0.1, port: %d}
                  fhir:
                    - {url: "%s"}
                """.formatted(link.port(), fhir.url());
    }

    private static void judge(
            Facts facts, Stage stage, RecordingPacs pacs, FhirRecorder fhir, Journal journal, int reports)
            throws Exception {
        try (IndexRows rows = IndexRows.of(stage.data())) {
            DataAudit audit = new DataAudit(stage.data(), rows.instances(), rows.documents());
            facts.none(
                    "acknowledged instances lost",
                    audit.lost(journal.acknowledged().values()));
            facts.equal("report rows by state", Map.of("DELIVERED", reports), rows.states("report"));
            facts.equal(
                    "objects given to the PACS, each once",
                    audit.objectsToSend(),
                    pacs.given().size());
            facts.none(
                    "report identifiers with several DiagnosticReports",
                    fhir.store().doubles("DiagnosticReport"));
            facts.equal(
                    "states of time points",
                    Set.of("EXTRACTED"),
                    rows.states("time_point").keySet());
        }
    }

    private static Optional<Path> library() throws Exception {
        for (Path lib : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"))) {
            if (Files.isDirectory(lib)) {
                try (Stream<Path> all =
                        Files.find(lib, 3, (p, a) -> p.getFileName().toString().equals("libfaketimeMT.so.1"))) {
                    Optional<Path> found = all.findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
