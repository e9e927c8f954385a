package org.deltarad.fhir;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.report.Report;
import org.deltarad.report.code.Dcm;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;

/** The report itself, which collects studies and observations. */
final class DiagnosticReports {
    private DiagnosticReports() {}

    static DiagnosticReport of(
            Report report, ReportKeys keys, Times times, List<ResourceKey> studies, List<ResourceKey> observations) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Texts.RESEARCH_USE_ONLY);
        report.scores().forEach(score -> sentences.add(Scores.sentence(score)));
        DiagnosticReport result = new DiagnosticReport();
        result.setText(Texts.narrative(sentences.toArray(String[]::new)));
        result.addIdentifier(keys.diagnosticReport().identifier());
        result.setStatus(DiagnosticReport.DiagnosticReportStatus.PRELIMINARY);
        result.addCategory(Texts.concept(
                "Diagnostic imaging",
                new Coding("http://terminology.hl7.org/CodeSystem/v2-0074", "IMG", "Diagnostic Imaging")));
        result.setCode(Texts.concept("Radiomics report", Texts.coding(Dcm.IMAGING_MEASUREMENT_REPORT)));
        result.setSubject(keys.patient().reference());
        result.setEffective(report.midTreatment()
                .map(mid -> times.between(report.baseline().acquired(), mid.acquired()))
                .orElseGet(() -> times.at(report.baseline().acquired())));
        result.setIssuedElement(times.instant(report.created()));
        studies.forEach(study -> result.addImagingStudy(study.reference()));
        observations.forEach(observation -> result.addResult(observation.reference()));
        result.setConclusion(String.join(" ", sentences));
        return result;
    }
}
