package org.deltarad.node.work;

import java.util.List;
import org.deltarad.node.index.Patient;
import org.deltarad.report.ReportUids;
import org.deltarad.report.Tracking;

/** What makes a patient's lesion the same one in all SEGs and reports; a node follows one lesion of a patient. */
final class Lesion {
    private static final String NAME = "Lesion 1";

    private Lesion() {}

    static Tracking of(Patient patient) {
        return new Tracking(
                NAME,
                ReportUids.of("lesion", List.of(patient.id(), patient.issuer().orElse(""))));
    }
}
