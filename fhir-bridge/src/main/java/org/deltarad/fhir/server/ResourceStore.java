package org.deltarad.fhir.server;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.deltarad.fhir.ReportBundle;

/** Where the node keeps the bundles of its reports. Thread-safe. */
public interface ResourceStore {
    /**
     * Every stored report, by the SR's SOP Instance UID, with the time it was stored, oldest first. Asked at every
     * request, so it must be cheap (one column and a key); a report with another time than before is read again.
     */
    Map<String, Instant> reports();

    /** A report's bundle; empty when it has been deleted meanwhile. */
    Optional<ReportBundle> bundle(String sopInstanceUid);
}
