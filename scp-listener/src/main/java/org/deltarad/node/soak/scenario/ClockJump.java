package org.deltarad.node.soak.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.node.Node;
import org.deltarad.node.soak.check.DataAudit;
import org.deltarad.node.soak.check.IndexRows;
import org.deltarad.node.soak.peer.FaultyLink;
import org.deltarad.node.soak.peer.FhirRecorder;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.RecordingPacs;
import org.deltarad.node.soak.peer.Sender;
import org.deltarad.node.soak.peer.SettableClock;

/** The node's clock jumps a day on, and two days back, while work waits and deliveries are retried. */
record ClockJump() implements Scenario {
    private static final Duration LIMIT = Duration.ofSeconds(150);
    /** One after the other: in the end it is a day slow. */
    private static final List<Duration> JUMPS = List.of(Duration.ofDays(1), Duration.ofDays(-2));

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String title() {
        return "the clock jumps a day on and two days back while series wait and deliveries are retried";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        int each = stage.scale().of(1, 10);
        int reports = JUMPS.size() * each * SyntheticCases.REPORTS;
        List<List<List<Instance>>> cases = SyntheticCases.patients(stage.seed(), JUMPS.size() * each);
        SettableClock clock = SettableClock.running();
        try (RecordingPacs pacs = RecordingPacs.start("PACS");
                FaultyLink link = FaultyLink.to(pacs.port(), new FaultyLink.Fault.None());
                FhirRecorder fhir = FhirRecorder.start()) {
            Journal journal = new Journal();
            Facts facts = new Facts();
            try (Node node = stage.node(yaml(link, fhir), clock)) {
                for (int n = 0; n < JUMPS.size(); n++) {
                    link.set(new FaultyLink.Fault.Down());
                    int from = n * each;
                    for (List<List<Instance>> patient : cases.subList(from, from + each)) {
                        new Sender(node.dicomPort(), "DELTARAD", "SCANNER", patient, journal).call();
                    }
                    // The baseline reports are made and fail to be delivered; the rest is still waiting for silence or
                    // measured.
                    stage.await(LIMIT, () -> fhir.store().count("DiagnosticReport") > 2 * from);
                    clock.jump(JUMPS.get(n));
                    link.set(new FaultyLink.Fault.None());
                    long jumped = System.nanoTime();
                    int wanted = (n + 1) * each * SyntheticCases.REPORTS;
                    boolean done = stage.await(
                            LIMIT,
                            () -> pacs.reports() == wanted
                                    && fhir.store().count("DiagnosticReport") == wanted
                                    && reports(stage).equals(Map.of("DELIVERED", wanted)));
                    facts.add(
                            words(JUMPS.get(n)) + ": all is measured, reported and delivered",
                            done,
                            "%d reports at the PACS, %d at the FHIR server, of %d, after %.1f s"
                                    .formatted(
                                            pacs.reports(),
                                            fhir.store().count("DiagnosticReport"),
                                            wanted,
                                            (System.nanoTime() - jumped) * 1e-9));
                }
            }
            judge(facts, stage, pacs, fhir, journal, reports);
            return facts.after(
                    "%d patients, clock set a day on, then two days back, during their work".formatted(cases.size()));
        }
    }

    private static Map<String, Integer> reports(Stage stage) throws Exception {
        try (IndexRows rows = IndexRows.of(stage.data())) {
            return rows.states("report");
        }
    }

    private static String yaml(FaultyLink link, FhirRecorder fhir) {
        return """
                dicom: {bind: 127.0.0.1, port: 0}
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

    private static String words(Duration jump) {
        return "clock set by " + jump.toDays() + " days";
    }
}
