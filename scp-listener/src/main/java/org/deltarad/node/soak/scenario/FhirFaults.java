package org.deltarad.node.soak.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.node.Node;
import org.deltarad.node.soak.check.IndexRows;
import org.deltarad.node.soak.peer.FhirRecorder;
import org.deltarad.node.soak.peer.FhirRecorder.Fault;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.Sender;

/** Several FHIR servers, each with a fault of its own for its first transactions. */
record FhirFaults() implements Scenario {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int ILL = 4;
    private static final int RETRY_AFTER = 1;

    @Override
    public String name() {
        return "fhir";
    }

    @Override
    public String title() {
        return "FHIR servers that answer 500, 503, 429 with Retry-After, or store and cut the line within the answer";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        int patients = stage.scale().of(2, 10);
        int reports = patients * SyntheticCases.REPORTS;
        List<List<List<Instance>>> cases = SyntheticCases.patients(stage.seed(), patients);
        Map<Kind, FhirRecorder> servers = new EnumMap<>(Kind.class);
        try {
            StringBuilder yaml = new StringBuilder("""
                    dicom: {bind: 127.0.0.1, port: 0}
                    pairing: {quietSeconds: 0.1}
                    work: {workers: 2, attempts: 5, firstRetry: 0.1}
                    destinations:
                      firstRetry: 0.05
                      longestRetry: 0.5
                      fhir:
                    """);
            for (Kind kind : Kind.values()) {
                FhirRecorder server = FhirRecorder.start(kind::fault);
                servers.put(kind, server);
                yaml.append("    - {url: \"%s\"}%n".formatted(server.url()));
            }
            try (Node node = stage.node(yaml.toString())) {
                Journal journal = new Journal();
                for (List<List<Instance>> patient : cases) {
                    new Sender(node.dicomPort(), "DELTARAD", "SCANNER", patient, journal).call();
                }
                stage.await(
                        LIMIT,
                        () -> servers.values().stream().allMatch(s -> s.store().count("DiagnosticReport") == reports)
                                && delivered(stage, reports));
            }
            Facts facts = new Facts();
            servers.forEach((kind, server) -> judge(facts, kind, server, reports));
            try (IndexRows rows = IndexRows.of(stage.data())) {
                facts.equal("report rows by state", Map.of("DELIVERED", reports), rows.states("report"));
            }
            return facts.after("%d reports to %d FHIR servers, the first %d transactions of each but one fail"
                    .formatted(reports, servers.size(), ILL));
        } finally {
            servers.values().forEach(FhirRecorder::close);
        }
    }

    private static boolean delivered(Stage stage, int reports) throws Exception {
        try (IndexRows rows = IndexRows.of(stage.data())) {
            return rows.states("report").equals(Map.of("DELIVERED", reports));
        }
    }

    private static void judge(Facts facts, Kind kind, FhirRecorder server, int reports) {
        Set<String> types = server.store().types();
        List<String> doubles =
                types.stream().flatMap(t -> server.store().doubles(t).stream()).toList();
        int there = server.store().count("DiagnosticReport");
        facts.add(
                kind.title + ": one DiagnosticReport per report, no identifier twice in " + types.size()
                        + " resource types",
                there == reports && doubles.isEmpty(),
                "%d DiagnosticReports, %s twice, after %d transactions"
                        .formatted(
                                there,
                                doubles.isEmpty() ? "none" : doubles,
                                server.transactions().size()));
        if (kind == Kind.TOO_MANY) {
            List<Instant> times = server.transactions();
            // The first to come back is one of those that were told to wait.
            long inTime = times.stream()
                    .filter(t ->
                            t.isAfter(times.get(0)) && t.isBefore(times.get(0).plusSeconds(RETRY_AFTER)))
                    .count();
            facts.atMost(
                    "429: transactions within Retry-After of the first", reports - 1.0, (double) inTime, "of them");
        } else if (kind != Kind.WELL) {
            facts.atLeast(
                    kind.title + ": transactions",
                    reports + ILL,
                    server.transactions().size());
        }
    }

    private enum Kind {
        WELL("no fault"),
        ERROR("500"),
        DOWN("503"),
        TOO_MANY("429"),
        CUT("stored, then cut");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** What goes wrong with the nth transaction. */
        Optional<Fault> fault(int n) {
            if (n >= ILL) {
                return Optional.empty();
            }
            return switch (this) {
                case WELL -> Optional.empty();
                case ERROR -> Optional.of(new Fault.Status(500, Optional.empty()));
                case DOWN -> Optional.of(new Fault.Status(503, Optional.empty()));
                case TOO_MANY -> Optional.of(new Fault.Status(429, Optional.of(RETRY_AFTER)));
                case CUT -> Optional.of(new Fault.CutAfterStoring());
            };
        }
    }
}
