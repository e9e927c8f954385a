package org.deltarad.node.soak.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.node.Node;
import org.deltarad.node.soak.check.DataAudit;
import org.deltarad.node.soak.check.IndexRows;
import org.deltarad.node.soak.peer.FaultyLink;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.RecordingPacs;
import org.deltarad.node.soak.peer.Sender;

/** Several PACS, each with a fault of its own for an hour of compressed time; then all are well again. */
record PacsFaults() implements Scenario {
    /** Pauses of 2 s to 15 min, 720 times as fast; an hour is five seconds. */
    private static final Duration HOUR = Duration.ofSeconds(5);

    private static final String YAML = """
            dicom: {bind: 127.0.0.1, port: 0, timeouts: {connect: 1, association: 1, pdu: 1, idle: 5, response: 1}}
            pairing: {quietSeconds: 0.1}
            work: {workers: 2, attempts: 5, firstRetry: 0.1}
            destinations:
              firstRetry: 0.05
              longestRetry: 1.25
              pacs:
            """;

    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** That a report takes where none breaks: an association for its objects, and one that asks for commitment. */
    private static final int CONNECTIONS = 2;
    /** Into the data set of the first object of a report. */
    private static final long STALL_BYTES = 4000;

    @Override
    public String name() {
        return "pacs";
    }

    @Override
    public String title() {
        return "PACS that are down, answer A700, half-open, stall, reject, or abort after an object, for an hour compressed";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        int patients = stage.scale().of(2, 10);
        int reports = patients * SyntheticCases.REPORTS;
        List<List<List<Instance>>> cases = SyntheticCases.patients(stage.seed(), patients);
        List<Pacs> all = new ArrayList<>();
        try {
            for (Kind kind : Kind.values()) {
                all.add(new Pacs(kind));
            }
            StringBuilder yaml = new StringBuilder(YAML);
            all.forEach(p ->
                    yaml.append("    - {aet: %s, host: 127.0.0.1, port: %d}%n".formatted(p.scp.aet(), p.link.port())));
            Facts facts = new Facts();
            try (Node node = stage.node(yaml.toString())) {
                Journal journal = new Journal();
                long start = System.nanoTime();
                for (List<List<Instance>> patient : cases) {
                    new Sender(node.dicomPort(), "DELTARAD", "SCANNER", patient, journal).call();
                }
                boolean reached = stage.await(LIMIT, () -> all.get(0).scp.reports() == reports);
                facts.add(
                        "the PACS without a fault has all reports meanwhile",
                        reached,
                        all.get(0).scp.reports() + " of " + reports);
                stage.await(HOUR.minusNanos(System.nanoTime() - start), () -> false);
                for (Pacs p : all) {
                    p.recover();
                }
                long recovered = System.nanoTime();
                stage.await(LIMIT, () -> all.stream().allMatch(p -> p.scp.reports() == reports) && delivered(stage));
                facts.note(
                        "all delivered %.1f s after the faults ended; pauses are 1.25 s at most",
                        (System.nanoTime() - recovered) * 1e-9);
            }
            judge(facts, stage, all, reports);
            return facts.after("%d reports to %d PACS, faults for an hour at 1:720".formatted(reports, all.size()));
        } finally {
            for (Pacs p : all) {
                p.close();
            }
        }
    }

    private static boolean delivered(Stage stage) throws Exception {
        try (IndexRows rows = IndexRows.of(stage.data())) {
            return rows.states("report").keySet().equals(Set.of("DELIVERED"));
        }
    }

    private static void judge(Facts facts, Stage stage, List<Pacs> all, int reports) throws Exception {
        int objects = new DataAudit(stage.data(), Map.of(), Set.of()).objectsToSend();
        for (Pacs p : all) {
            String what = p.kind.title;
            // An answer that takes longer than the second that the node waits is a broken connection, too.
            int again = p.scp.given().size() - objects;
            int broken = p.link.connections() - CONNECTIONS * reports;
            facts.add(
                    what + ": " + reports + " reports are there, their " + objects
                            + " objects sent once, but those under way when a connection broke",
                    p.scp.reports() == reports
                            && p.scp.changed().isEmpty()
                            && again >= 0
                            && again <= Math.max(0, broken),
                    "%d reports, %d objects taken, after %d connections and %d refusals"
                            .formatted(p.scp.reports(), p.scp.given().size(), p.link.connections(), p.refusals.get()));
            if (p.kind != Kind.WELL && p.kind != Kind.DOWN) {
                facts.atLeast(what + ": was tried while it had it", 2, p.triedWhileIll);
            }
        }
        try (IndexRows rows = IndexRows.of(stage.data())) {
            facts.equal("report rows by state", Map.of("DELIVERED", reports), rows.states("report"));
        }
    }

    private enum Kind {
        WELL("no fault"),
        DOWN("down"),
        FULL("answers A700"),
        HALF_OPEN("half-open"),
        STALL("stalls within an object"),
        REJECT("rejects the association"),
        ABORT("aborts after an object");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** What is wrong with the line. */
        FaultyLink.Fault ofLine() {
            return switch (this) {
                case DOWN -> new FaultyLink.Fault.Down();
                case HALF_OPEN -> new FaultyLink.Fault.HalfOpen();
                case STALL -> new FaultyLink.Fault.Stall(STALL_BYTES);
                case WELL, FULL, REJECT, ABORT -> new FaultyLink.Fault.None();
            };
        }
    }

    /** A PACS, the line to it, and its fault. */
    private static final class Pacs {
        private final Kind kind;
        private final RecordingPacs scp;
        private final FaultyLink link;
        private final AtomicBoolean ill = new AtomicBoolean(true);
        private final AtomicInteger refusals = new AtomicInteger();
        private final AtomicInteger taken = new AtomicInteger();
        private int triedWhileIll;

        Pacs(Kind kind) throws IOException {
            this.kind = kind;
            this.scp = RecordingPacs.start(kind.name(), request -> answer());
            this.link = FaultyLink.to(scp.port(), kind.ofLine());
            if (kind == Kind.REJECT) {
                scp.admit(new Admission(kind.name(), Set.of("NOBODY"), List.of(), 64, 64, Optional.empty()));
            }
        }

        private Status answer() throws IOException {
            if (kind == Kind.FULL && ill.get()) {
                refusals.incrementAndGet();
                return Status.outOfResources("disk is full");
            }
            if (kind == Kind.ABORT && ill.get() && taken.incrementAndGet() % 2 == 0) {
                refusals.incrementAndGet();
                link.dropConnections();
                throw new IOException("aborted");
            }
            return Status.SUCCESS;
        }

        void recover() throws IOException {
            triedWhileIll = link.connections();
            ill.set(false);
            scp.admit(Admission.of(kind.name(), 64));
            if (!(kind.ofLine() instanceof FaultyLink.Fault.None)) {
                link.set(new FaultyLink.Fault.None());
            }
        }

        void close() throws IOException {
            link.close();
            scp.close();
        }
    }
}
