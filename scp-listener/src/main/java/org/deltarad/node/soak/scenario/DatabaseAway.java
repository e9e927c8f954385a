package org.deltarad.node.soak.scenario;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deltarad.node.Node;
import org.deltarad.node.soak.peer.FaultyLink;
import org.deltarad.node.soak.peer.FhirRecorder;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.RecordingPacs;
import org.deltarad.node.soak.peer.Sender;
import org.deltarad.node.soak.process.PostgresServer;

/** PostgreSQL crashes and comes back, and the line to it breaks, while senders push and work runs. */
record DatabaseAway() implements Scenario {
    private static final int SENDERS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int AWAY_SECONDS = 3;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public String title() {
        return "PostgreSQL crashes and comes back, and the line to it breaks, while senders push and work runs";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        if (!PostgresServer.isInstalled()) {
            return new Outcome.LeftOut("PostgreSQL is not installed (Debian package postgresql)");
        }
        int patients = stage.scale().of(2, 30);
        List<List<List<Instance>>> cases = SyntheticCases.patients(stage.seed(), patients);
        Journal journal = new Journal();
        Facts facts = new Facts();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try (PostgresServer postgres = PostgresServer.start();
                FaultyLink line = FaultyLink.to(postgres.port(), new FaultyLink.Fault.None());
                RecordingPacs pacs = RecordingPacs.start("PACS");
                FhirRecorder fhir = FhirRecorder.start();
                Node node = stage.node(yaml(line, new SharedIndex(postgres, pacs, fhir)))) {
            SharedIndex index = new SharedIndex(postgres, pacs, fhir);
            int half = patients / 2;
            List<Future<Void>> first = send(senders, node, cases.subList(0, half), journal);
            stage.await(LIMIT, () -> journal.count() > 0);
            postgres.down();
            List<Future<Void>> second = send(senders, node, cases.subList(half, patients), journal);
            stage.await(LIMIT, () -> journal.outOfResources() > 0);
            TimeUnit.SECONDS.sleep(AWAY_SECONDS);
            facts.add(
                    "while it is away, senders get A700 and nothing else",
                    journal.outOfResources() > 0 && journal.refused() == 0,
                    "%d A700, %d other failures, %d broken associations"
                            .formatted(journal.outOfResources(), journal.refused(), journal.brokenAssociations()));
            postgres.up();
            stage.await(LIMIT, () -> pacs.reports() > 0);
            line.dropConnections();
            int reports = patients * SyntheticCases.REPORTS;
            boolean done = stage.await(
                    LIMIT,
                    () -> first.stream().allMatch(Future::isDone)
                            && second.stream().allMatch(Future::isDone)
                            && index.hasDelivered(reports));
            facts.add("all is taken, reported and delivered, by itself", done, journal.count() + " instances taken");
            facts.note(
                    "C-STOREs of %d objects at the PACS: %d; again are those whose row could not be written in time",
                    index.judge(facts, stage, journal, reports), pacs.given().size());
            return facts.after("%d instances by %d senders, PostgreSQL away for %d s, then all connections cut once"
                    .formatted(patients * SyntheticCases.INSTANCES, SENDERS, AWAY_SECONDS));
        } finally {
            senders.shutdownNow();
        }
    }

    private static List<Future<Void>> send(
            ExecutorService senders, Node node, List<List<List<Instance>>> patients, Journal journal) {
        return patients.stream()
                .map(p -> senders.submit(new Sender(node.dicomPort(), "DELTARAD", "SCANNER", p, journal)))
                .toList();
    }

    private static String yaml(FaultyLink line, SharedIndex index) {
        return PostgresServer.configuration(line.port(), "a") + """
                dicom: {bind: 127.0.0.1, port: 0}
                pairing: {quietSeconds: 0.3}
                work: {workers: 1, attempts: 20, firstRetry: 0.2}
                page: {picture: false, pdf: false}
                """ + index.destinations();
    }
}
