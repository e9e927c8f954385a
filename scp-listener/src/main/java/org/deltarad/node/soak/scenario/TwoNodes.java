package org.deltarad.node.soak.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deltarad.node.soak.peer.FhirRecorder;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.RecordingPacs;
import org.deltarad.node.soak.peer.Sender;
import org.deltarad.node.soak.process.Launch;
import org.deltarad.node.soak.process.NodeProcess;
import org.deltarad.node.soak.process.PostgresServer;

/** Two nodes share a database and a folder; one is killed in the middle, and the other ends all the work. */
record TwoNodes() implements Scenario {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String title() {
        return "two nodes on one PostgreSQL and one folder; one is killed in the middle of its work";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        if (!PostgresServer.isInstalled()) {
            return new Outcome.LeftOut("PostgreSQL is not installed (Debian package postgresql)");
        }
        int patients = stage.scale().of(6, 60);
        int reports = patients * SyntheticCases.REPORTS;
        List<List<List<Instance>>> cases = SyntheticCases.patients(stage.seed(), patients);
        Journal journal = new Journal();
        Facts facts = new Facts();
        ExecutorService senders = Executors.newFixedThreadPool(2);
        try (PostgresServer postgres = PostgresServer.start();
                RecordingPacs pacs = RecordingPacs.start("PACS");
                FhirRecorder fhir = FhirRecorder.start();
                NodeProcess a = NodeProcess.launch(launch(stage, "a", new SharedIndex(postgres, pacs, fhir)));
                NodeProcess b = NodeProcess.start(launch(stage, "b", new SharedIndex(postgres, pacs, fhir)))) {
            SharedIndex index = new SharedIndex(postgres, pacs, fhir);
            int[] ports = {a.ports().dicom(), b.ports().dicom()};
            List<Future<Void>> sending = new ArrayList<>();
            for (int n = 0; n < patients; n++) {
                sending.add(senders.submit(new Sender(ports[n % 2], "DELTARAD", "SCANNER", cases.get(n), journal)));
            }
            for (Future<Void> s : sending) {
                s.get();
            }
            stage.await(LIMIT, () -> pacs.reports() >= reports / 4);
            int before = pacs.reports();
            a.kill();
            long killed = System.nanoTime();
            boolean done = stage.await(LIMIT, () -> index.hasDelivered(reports));
            facts.add(
                    "the other node ends all the work",
                    done && before < reports,
                    "%d of %d reports at the PACS at the kill, %d in the end, %.1f s later"
                            .formatted(before, reports, pacs.reports(), (System.nanoTime() - killed) * 1e-9));
            b.stop();
            int objects = index.judge(facts, stage, journal, reports);
            int again = pacs.given().size() - objects;
            facts.add(
                    "objects are sent once, but those that the killed node had under way",
                    again >= 0 && again <= 2,
                    "%d C-STOREs of %d objects".formatted(pacs.given().size(), objects));
            return facts.after("%d instances of %d patients dealt to two nodes, one killed"
                    .formatted(patients * SyntheticCases.INSTANCES, patients));
        } finally {
            senders.shutdownNow();
        }
    }

    private static Launch launch(Stage stage, String node, SharedIndex index) throws IOException {
        return Launch.of(stage.configuration(
                node + ".yaml",
                PostgresServer.configuration(index.postgres().port(), node) + """
                dicom: {bind: 127.0.0.1, port: 0}
                http: {port: 0}
                data: data
                minFreeMegabytes: 1
                pairing: {quietSeconds: 0.3}
                work: {workers: 1, attempts: 20, firstRetry: 0.2}
                page: {picture: false, pdf: false}
                """ + index.destinations()));
    }
}
