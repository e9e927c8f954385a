package org.deltarad.fhir;

import java.util.Map;
import org.deltarad.report.Report;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.FeatureCodes;
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
    private final Lesions lesions;

    FeaturePanels(Report report, ReportKeys keys, Times times, Observations observations) {
        this.report = report;
        this.keys = keys;
        this.times = times;
        this.observations = observations;
        this.lesions = new Lesions(report, keys);
    }

    Observation of(TimePoint point) {
        boolean baseline = point.role() == TimePoint.Role.BASELINE;
        String code = baseline ? "baseline" : "mid-treatment";
        String title = "Radiomics features, " + code;
        Observation panel = observations.start(
                keys.panel(point.role()),
                "feature-panel",
                Dcm.MEASUREMENT_GROUP,
                panelCode(code, title),
                keys.extraction(),
                point.studyInstanceUid());
        panel.setEffective(times.at(point.acquired()));
        Reference study = observations.study(point.studyInstanceUid());
        Regions.selections(point).forEach(study::addExtension);
        panel.addDerivedFrom(study);
        String roi = Regions.text(point.roi());
        panel.setText(
                Texts.narrative(title + ": " + point.features().size() + " features", roi, Texts.RESEARCH_USE_ONLY));
        panel.setValue(lesions.finding());
        panel.addNote(Texts.note("Region of interest: " + roi));
        Remarks.of(point).forEach(remark -> panel.addNote(Texts.note(remark)));
        describe(panel, point);
        String unit = point.series().notes().unit();
        point.features()
                .forEach((feature, value) ->
                        addComponent(panel, concept(feature), value, FeatureCodes.unit(feature, unit)));
        return panel;
    }

    /** Mid-treatment minus baseline; the report must have both. */
    Observation delta(TimePoint mid) {
        String title = "Change of radiomics features, mid-treatment minus baseline";
        Map<String, Double> deltas = report.deltas();
        Observation panel = observations.start(
                keys.delta(),
                "feature-change",
                Observations.DERIVED,
                panelCode("delta", title),
                keys.extraction(),
                report.subject().studyInstanceUid());
        panel.setEffective(times.between(report.baseline().acquired(), mid.acquired()));
        panel.addDerivedFrom(keys.panel(report.baseline().role()).reference());
        panel.addDerivedFrom(keys.panel(mid.role()).reference());
        panel.setText(Texts.narrative(title + ": " + deltas.size() + " features", Texts.RESEARCH_USE_ONLY));
        describe(panel, mid);
        String unit = report.imageUnit();
        deltas.forEach((feature, value) -> addComponent(
                panel,
                Texts.concept("Change of " + feature, new Coding(FhirSystems.DELTA_FEATURE, feature, null)),
                value,
                FeatureCodes.unit(feature, unit)));
        return panel;
    }

    private static CodeableConcept panelCode(String code, String title) {
        return Texts.concept(title, new Coding(FhirSystems.PANEL, code, title), Texts.coding(Dcm.IMAGING_MEASUREMENTS));
    }

    /** The lesion as site, the extraction as method, the restriction of use as a note. */
    private void describe(Observation panel, TimePoint point) {
        panel.setBodySite(lesions.site(point));
        panel.setMethod(Texts.concept("Radiomics feature extraction, preset " + report.extraction()));
        panel.addNote(Texts.note(Texts.RESEARCH_USE_ONLY));
    }

    /** The IBSI code where there is one, and the PyRadiomics name. */
    private static CodeableConcept concept(String feature) {
        Coding byName = new Coding(FhirSystems.FEATURE, feature, null);
        Code code = FeatureCodes.concept(feature);
        return code.scheme().equals(FeatureCodes.PRIVATE_SCHEME)
                ? Texts.concept(feature, byName)
                : Texts.concept(feature, Texts.coding(code), byName);
    }

    private static void addComponent(Observation panel, CodeableConcept code, double value, Code unit) {
        Observation.ObservationComponentComponent component =
                panel.addComponent().setCode(code);
        if (Double.isFinite(value)) {
            component.setValue(Quantities.of(value, unit));
        } else {
            component.setDataAbsentReason(Quantities.whyNotFinite(value));
        }
    }
}
