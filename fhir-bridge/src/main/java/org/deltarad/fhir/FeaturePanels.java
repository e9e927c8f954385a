package org.deltarad.fhir;

import java.util.Map;
import java.util.stream.Collectors;
import org.deltarad.report.Report;
import org.deltarad.report.RoiReference;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.FeatureCodes;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** One observation per time point, and one of the change, with a component per feature. */
final class FeaturePanels {
    private final Report report;
    private final ReportKeys keys;
    private final Times times;
    private final Observations observations;

    FeaturePanels(Report report, ReportKeys keys, Times times) {
        this.report = report;
        this.keys = keys;
        this.times = times;
        this.observations = new Observations(report, keys, times);
    }

    Observation of(TimePoint point) {
        boolean baseline = point.role() == TimePoint.Role.BASELINE;
        String title = "Radiomics features, " + (baseline ? "baseline" : "mid-treatment");
        Observation panel =
                observations.start(keys.panel(point.role()), panelCode(baseline ? "baseline" : "mid-treatment", title));
        panel.setEffective(times.at(point.acquired()));
        panel.addDerivedFrom(keys.study(point.studyInstanceUid()).reference());
        String roi = roi(point.roi());
        panel.setText(
                Texts.narrative(title + ": " + point.features().size() + " features", roi, Texts.RESEARCH_USE_ONLY));
        panel.addNote(Texts.note("Region of interest: " + roi));
        describe(panel, point);
        point.features().forEach((feature, value) -> addComponent(panel, feature, concept(feature), value));
        return panel;
    }

    /** Mid-treatment minus baseline; the report must have both. */
    Observation delta(TimePoint mid) {
        String title = "Change of radiomics features, mid-treatment minus baseline";
        Map<String, Double> deltas = report.deltas();
        Observation panel = observations.start(keys.delta(), panelCode("delta", title));
        panel.setEffective(times.between(report.baseline().acquired(), mid.acquired()));
        panel.addDerivedFrom(keys.panel(report.baseline().role()).reference());
        panel.addDerivedFrom(keys.panel(mid.role()).reference());
        panel.setText(Texts.narrative(title + ": " + deltas.size() + " features", Texts.RESEARCH_USE_ONLY));
        describe(panel, mid);
        deltas.forEach((feature, value) -> addComponent(
                panel,
                feature,
                Texts.concept("Change of " + feature, new Coding(FhirSystems.DELTA_FEATURE, feature, null)),
                value));
        return panel;
    }

    private static CodeableConcept panelCode(String code, String title) {
        return Texts.concept(title, new Coding(FhirSystems.PANEL, code, title), Texts.coding(Dcm.IMAGING_MEASUREMENTS));
    }

    /** The lesion as focus, the extraction as method, its settings and the restriction of use as notes. */
    private void describe(Observation panel, TimePoint point) {
        Reference lesion = new Reference();
        lesion.setType("BodyStructure");
        lesion.getIdentifier().setSystem(FhirSystems.DICOM_UID).setValue(FhirSystems.oid(point.trackingUid()));
        lesion.setDisplay(point.roi().label());
        panel.addFocus(lesion);
        panel.setMethod(Texts.concept("Radiomics feature extraction, preset " + report.extraction()));
        if (!report.settings().isEmpty()) {
            panel.addNote(settings());
        }
        panel.addNote(Texts.note(Texts.RESEARCH_USE_ONLY));
    }

    private Annotation settings() {
        return Texts.note(report.settings().entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("; ", "Extraction settings: ", "")));
    }

    private static String roi(RoiReference roi) {
        String kind = roi instanceof RoiReference.Segment ? "segment " : "ROI ";
        return kind + roi.number() + " '" + roi.label() + "' of SOP instance "
                + roi.instance().sopInstanceUid();
    }

    /** The IBSI code where there is one, and the PyRadiomics name. */
    private static CodeableConcept concept(String feature) {
        Coding byName = new Coding(FhirSystems.FEATURE, feature, null);
        Code code = FeatureCodes.concept(feature);
        return code.scheme().equals(FeatureCodes.PRIVATE_SCHEME)
                ? Texts.concept(feature, byName)
                : Texts.concept(feature, Texts.coding(code), byName);
    }

    private static void addComponent(Observation panel, String feature, CodeableConcept code, double value) {
        Observation.ObservationComponentComponent component =
                panel.addComponent().setCode(code);
        if (Double.isFinite(value)) {
            component.setValue(Quantities.of(value, FeatureCodes.unit(feature)));
        } else {
            component.setDataAbsentReason(Quantities.whyNotFinite(value));
        }
    }
}
