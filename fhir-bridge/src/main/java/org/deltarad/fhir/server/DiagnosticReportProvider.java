package org.deltarad.fhir.server;

import org.hl7.fhir.r4.model.DiagnosticReport;

/** Serves the reports. */
public final class DiagnosticReportProvider extends ResultProvider<DiagnosticReport> {
    DiagnosticReportProvider(ResourceIndex index) {
        super(DiagnosticReport.class, index);
    }
}
