package org.deltarad.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.Report;
import org.deltarad.report.code.Dcm;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Reference;

/** The report itself, which collects studies and observations, and has the document for people. */
record DiagnosticReports(Report report, ReportKeys keys, Times times, Optional<Reference> order) {

    DiagnosticReport of(List<ResourceKey> studies, List<ResourceKey> observations, List<Rendering> renderings) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Texts.RESEARCH_USE_ONLY);
        report.scores().forEach(score -> sentences.add(Scores.sentence(score)));
        ResourceKey key = keys.diagnosticReport();
        DiagnosticReport result = new DiagnosticReport();
        Marks.result(result, "report");
        result.setText(Texts.narrative(sentences.toArray(String[]::new)));
        key.identifiers().forEach(result::addIdentifier);
        order.ifPresent(o -> result.addBasedOn(o.copy()));
        result.setStatus(key.replaces() ? DiagnosticReportStatus.AMENDED : DiagnosticReportStatus.PRELIMINARY);
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
        renderings.forEach(rendering -> result.addPresentedForm(attachment(rendering)));
        return result;
    }

    private Attachment attachment(Rendering rendering) {
        return new Attachment()
                .setContentType(rendering.contentType())
                .setTitle(rendering.title())
                .setSize(rendering.content().length)
                .setCreationElement(times.dateTime(report.created()))
                .setData(rendering.content());
    }
}
