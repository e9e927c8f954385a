package org.deltarad.fhir;

import java.util.Map;
import java.util.stream.Collectors;
import org.deltarad.report.Report;
import org.deltarad.report.RoiReference;
import org.deltarad.report.TimePoint;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** One observation per time point, and one of the change, with a component per feature. */
final class FeaturePanels {
    /** PS3.16 TID 1500. */
    private static final Coding IMAGING_MEASUREMENTS = new Coding(FhirSystems.DCM, "126010", "Imaging Measurements");

    private final Report report;
    private final ReportKeys keys;
    private final Times times;
    private final FeatureVocabulary vocabulary;
    private final Observations observations;

    FeaturePanels(Report report, ReportKeys keys, Times times, FeatureVocabulary vocabulary) {
        this.report = report;
        this.keys = keys;
        this.times = times;
        this.vocabulary = vocabulary;
        this.observations = new Observations(report, keys, times);
    }

    Observation of(TimePoint point) {
        boolean baseline = point.role() == TimePoint.Role.BASELINE;
        String title = "Radiomics features, " + (baseline ? "baseline" : "mid-treatment");
        Observation panel =
                observations.start(keys.panel(point.role()), panelCode(baseline ? "baseline" : "mid-treatment", title));
        panel.setEffective(times.dateTime(point.acquired()));
        panel.addDerivedFrom(keys.study(point.studyInstanceUid()).reference());
        String roi = roi(point.roi());
        panel.setText(
                Texts.narrative(title + ": " + point.features().size() + " features", roi, Texts.RESEARCH_USE_ONLY));
        panel.addNote(Texts.note("Region of interest: " + roi));
        describe(panel, point);
        point.features().forEach((feature, value) -> {
            CodeableConcept code = Texts.concept(feature, new Coding(FhirSystems.FEATURE, feature, null));
            vocabulary.term(feature).ifPresent(term -> code.getCoding()
                    .add(0, new Coding(FhirSystems.ofDesignator(term.scheme()), term.code(), term.meaning())));
            addComponent(panel, feature, code, value);
        });
        return panel;
    }

    /** Mid-treatment minus baseline; the report must have both. */
    Observation delta(TimePoint mid) {
        String title = "Change of radiomics features, mid-treatment minus baseline";
        Map<String, Double> deltas = report.deltas();
        Observation panel = observations.start(keys.delta(), panelCode("delta", title));
        panel.setEffective(times.period(report.baseline().acquired(), mid.acquired()));
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
        return Texts.concept(title, new Coding(FhirSystems.PANEL, code, title), IMAGING_MEASUREMENTS.copy());
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

    private void addComponent(Observation panel, String feature, CodeableConcept code, double value) {
        Observation.ObservationComponentComponent component =
                panel.addComponent().setCode(code);
        if (Double.isFinite(value)) {
            String unit =
                    vocabulary.term(feature).map(FeatureVocabulary.Term::unit).orElse(Quantities.NO_UNIT);
            component.setValue(Quantities.of(value, unit));
        } else {
            component.setDataAbsentReason(Quantities.whyNotFinite(value));
        }
    }
}
