package org.deltarad.node.soak.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deltarad.node.demo.Orthanc;
import org.deltarad.node.demo.Ports;
import org.deltarad.node.soak.check.DataAudit;
import org.deltarad.node.soak.check.IndexRows;
import org.deltarad.node.soak.peer.FhirRecorder;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.RecordingPacs;
import org.deltarad.node.soak.peer.Sender;
import org.deltarad.node.soak.process.Launch;
import org.deltarad.node.soak.process.NodeProcess;

/** The node is killed at random moments, starting and receiving and working and delivering. */
record KillNine() implements Scenario {
    private static final int SENDERS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String title() {
        return "kill -9 at random moments while senders push and results flow to Orthanc, a PACS and a FHIR server";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        int kills = stage.scale().of(4, 200);
        int patients = (stage.scale().of(104, 5000) + SyntheticCases.INSTANCES - 1) / SyntheticCases.INSTANCES;
        List<List<List<Instance>>> cases = SyntheticCases.patients(stage.seed(), patients);
        try (RecordingPacs recorder = RecordingPacs.start("RECORDER");
                FhirRecorder fhir = FhirRecorder.start();
                Orthanc orthanc =
                        Orthanc.start(stage.folder().resolve("orthanc"), "ORTHANC", Ports.freeOr(0), Ports.freeOr(0))) {
            int port = Ports.freeOr(0);
            orthanc.introduce("DELTARAD", port);
            Launch launch = Launch.of(stage.configuration("node.yaml", yaml(port, recorder, orthanc, fhir)));
            Journal journal = new Journal();
            Run run = new Run(stage, launch, journal, kills);
            run.killWhileSending(port, cases);
            Facts facts = new Facts();
            try (NodeProcess node = NodeProcess.start(launch)) {
                run.finishSending();
                int reports = patients * SyntheticCases.REPORTS;
                stage.await(
                        LIMIT,
                        () -> recorder.reports() >= reports
                                && fhir.store().count("DiagnosticReport") >= reports
                                && ended(stage.data()));
                facts.equal("the node stops in order at the end", 0, node.stop());
                judge(facts, stage.data(), journal, cases);
                int toSend = new DataAudit(stage.data(), Map.of(), Set.of()).objectsToSend();
                peers(facts, reports, toSend, recorder, orthanc, fhir);
            }
            return facts.note(
                            "associations broken %d, instances sent again after their acknowledgement %d",
                            journal.brokenAssociations(), journal.again())
                    .after("%d kills (%d of them before the node listened), %d instances of %d patients by %d senders"
                            .formatted(kills, run.early, journal.count(), patients, SENDERS));
        }
    }

    private static String yaml(int port, RecordingPacs recorder, Orthanc orthanc, FhirRecorder fhir) {
        return """
                dicom: {bind: 127.0.0.1, port: %d}
                http: {port: 0}
                data: data
                minFreeMegabytes: 1
                pairing: {quietSeconds: 0.3}
                work: {workers: 2, attempts: 20, firstRetry: 0.2}
                destinations:
                  firstRetry: 0.2
                  longestRetry: 2
                  commitmentTimeout: 10
                  pacs:
                    - {aet: %s, host: 127.0.0.1, port: %d}
                    - {aet: %s, host: 127.0.0.1, port: %d, commitment: require}
                  fhir:
                    - {url: "%s"}
                """.formatted(port, recorder.aet(), recorder.port(), orthanc.aet(), orthanc.dicomPort(), fhir.url());
    }

    private static boolean ended(Path data) throws Exception {
        try (IndexRows rows = IndexRows.of(data)) {
            return rows.states("report").keySet().equals(Set.of("DELIVERED"));
        }
    }

    private static void judge(Facts facts, Path data, Journal journal, List<List<List<Instance>>> cases)
            throws Exception {
        Map<String, Instance> acknowledged = journal.acknowledged();
        long sent = cases.stream().flatMap(List::stream).mapToLong(List::size).sum();
        try (IndexRows rows = IndexRows.of(data)) {
            DataAudit audit = new DataAudit(data, rows.instances(), rows.documents());
            facts.equal("all instances are acknowledged in the end", sent, (long) acknowledged.size());
            facts.none(
                    "acknowledged instances not on disk bit for bit, or without row",
                    audit.lost(acknowledged.values()));
            facts.equal("instance rows", sent, (long) rows.instances().size());
            facts.none("files without row, rows without file, leftovers", audit.orphans());
            facts.equal(
                    "report rows by state",
                    Map.of("DELIVERED", cases.size() * SyntheticCases.REPORTS),
                    rows.states("report"));
            facts.none(
                    "refused instances and work given up",
                    rows.incidents().stream()
                            .filter(what -> !what.contains("association") && !what.contains("connection"))
                            .toList());
        }
    }

    private static void peers(
            Facts facts, int reports, int toSend, RecordingPacs recorder, Orthanc orthanc, FhirRecorder fhir)
            throws Exception {
        facts.equal("reports at the recording PACS, each SOP Instance UID counted once", reports, recorder.reports());
        facts.none("objects that came to it again with other bytes", recorder.changed());
        facts.equal(
                "instances in Orthanc are those of the recording PACS",
                recorder.objects(g -> true).size(),
                orthanc.get("/statistics").get("CountInstances").asInt());
        facts.equal(
                "DiagnosticReports at the FHIR server", reports, fhir.store().count("DiagnosticReport"));
        facts.none(
                "report identifiers with several DiagnosticReports",
                fhir.store().doubles("DiagnosticReport"));
        facts.note(
                "objects at the recording PACS %d; C-STOREs it took %d for %d objects of reports: %d came again with the same"
                        + " bytes after a kill",
                recorder.objects(g -> true).size(),
                recorder.given().size(),
                toSend,
                recorder.given().size() - toSend);
        facts.note("FHIR transactions %d for %d reports", fhir.transactions().size(), reports);
    }

    /** The kills. */
    private static final class Run {
        private final Stage stage;
        private final Launch launch;
        private final Journal journal;
        private final int kills;
        private final List<Future<Void>> sending = new ArrayList<>();
        private int early;

        Run(Stage stage, Launch launch, Journal journal, int kills) {
            this.stage = stage;
            this.launch = launch;
            this.journal = journal;
            this.kills = kills;
        }

        void killWhileSending(int port, List<List<List<Instance>>> cases) throws Exception {
            Random random = stage.random();
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            try {
                for (int n = 0; n < kills; n++) {
                    // Senders get their share kill by kill, so that there is traffic at each of them.
                    int from = cases.size() * n / kills;
                    int to = cases.size() * (n + 1) / kills;
                    for (List<List<Instance>> patient : cases.subList(from, to)) {
                        patient.forEach(series -> sending.add(senders.submit(new Sender(
                                port, "DELTARAD", "SENDER" + sending.size() % SENDERS, List.of(series), journal))));
                    }
                    killOnce(random);
                    stage.say().accept("kill " + (n + 1) + " of " + kills + ", " + journal.count() + " acknowledged");
                }
            } finally {
                senders.shutdown();
            }
        }

        /** One in eight dies while it starts; the others within one and a half seconds of listening. */
        private void killOnce(Random random) throws Exception {
            try (NodeProcess node = NodeProcess.launch(launch)) {
                if (random.nextInt(8) == 0) {
                    TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(1500));
                } else {
                    node.ports();
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
                }
                early += node.isReady() ? 0 : 1;
                node.kill();
            }
        }

        void finishSending() throws Exception {
            for (Future<Void> s : sending) {
                s.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }
}
