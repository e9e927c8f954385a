package org.deltarad.node.soak.scenario;

import java.util.Map;
import org.deltarad.node.soak.check.DataAudit;
import org.deltarad.node.soak.check.IndexRows;
import org.deltarad.node.soak.peer.FhirRecorder;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.RecordingPacs;
import org.deltarad.node.soak.process.PostgresServer;

/** Nodes on PostgreSQL, seen from outside: their rows, their files and what their peers hold. */
record SharedIndex(PostgresServer postgres, RecordingPacs pacs, FhirRecorder fhir) {
    /** The nodes' destinations, as YAML. */
    String destinations() {
        return """
                destinations:
                  firstRetry: 0.2
                  longestRetry: 1
                  commitmentTimeout: 5
                  pacs:
                    - {aet: PACS, host: 127.0.0.1, port: %d}
                  fhir:
                    - {url: "%s"}
                """.formatted(pacs.port(), fhir.url());
    }

    /** Whether so many reports are there, and all delivered. */
    boolean hasDelivered(int reports) throws Exception {
        try (IndexRows rows = IndexRows.over(postgres.connect())) {
            return rows.states("report").equals(Map.of("DELIVERED", reports));
        }
    }

    /**
     * Holds rows, files and peers against the journal of what was acknowledged.
     *
     * @return how many objects of reports there are to send
     */
    int judge(Facts facts, Stage stage, Journal journal, int reports) throws Exception {
        facts.equal("reports at the PACS, each counted once", reports, pacs.reports());
        facts.none("objects that came to it again with other bytes", pacs.changed());
        facts.equal("DiagnosticReports", reports, fhir.store().count("DiagnosticReport"));
        facts.none(
                "report identifiers with several DiagnosticReports",
                fhir.store().doubles("DiagnosticReport"));
        try (IndexRows rows = IndexRows.over(postgres.connect())) {
            DataAudit audit = new DataAudit(stage.data(), rows.instances(), rows.documents());
            facts.none(
                    "acknowledged instances not on disk bit for bit, or without row",
                    audit.lost(journal.acknowledged().values()));
            facts.none("files without row, rows without file, leftovers", audit.orphans());
            facts.equal("report rows by state", Map.of("DELIVERED", reports), rows.states("report"));
            rows.undelivered().forEach(u -> facts.note("%s", u));
            return audit.objectsToSend();
        }
    }
}
