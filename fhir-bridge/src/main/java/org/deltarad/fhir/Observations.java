package org.deltarad.fhir;

import java.util.Optional;
import org.deltarad.report.Report;
import org.deltarad.report.code.Code;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * What all observations of a report have in common.
 *
 * @param order the report's study was ordered by, where that is known
 */
record Observations(Report report, ReportKeys keys, Times times, Optional<Reference> order) {
    /** Measurements from several ROI measurements (TID 1420): changes and scores. */
    static final Code DERIVED = new Code("126011", "DCM", "Derived Imaging Measurements");

    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    /**
     * An observation on the report's subject.
     *
     * @param profile  that it follows
     * @param category its part of the measurement report
     * @param code     what was observed
     * @param device   the algorithm
     * @param study    Study Instance UID of the study that it belongs to
     */
    Observation start(
            ResourceKey key, String profile, Code category, CodeableConcept code, ResourceKey device, String study) {
        Observation observation = new Observation();
        Marks.result(observation, profile);
        key.identifiers().forEach(observation::addIdentifier);
        if (study.equals(report.subject().studyInstanceUid())) {
            order.ifPresent(o -> observation.addBasedOn(o.copy()));
        }
        observation.addPartOf(study(study));
        observation.setStatus(status(key));
        observation.addCategory(
                Texts.concept(category.meaning(), new Coding(CATEGORY, "imaging", "Imaging"), Texts.coding(category)));
        observation.setCode(code);
        observation.setSubject(keys.patient().reference());
        observation.setDevice(device.reference());
        observation.setIssuedElement(times.instant(report.created()));
        return observation;
    }

    /** Preliminary, for nobody has verified what the node measured by itself; amended where it replaces a result. */
    private static ObservationStatus status(ResourceKey key) {
        return key.replaces() ? ObservationStatus.AMENDED : ObservationStatus.PRELIMINARY;
    }

    /** An imaging study, by reference and by its Study Instance UID. */
    Reference study(String uid) {
        Identifier identifier = keys.study(uid)
                .identifier()
                .setType(Texts.concept(
                        "Study Instance UID", new Coding(FhirSystems.DCM, "110180", "Study Instance UID")));
        return keys.study(uid).reference().setType("ImagingStudy").setIdentifier(identifier);
    }
}
