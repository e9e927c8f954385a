package org.deltarad.fhir;

import org.deltarad.report.Report;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;

/** What all observations of a report have in common. */
record Observations(Report report, ReportKeys keys, Times times) {

    /** Status is preliminary: nobody has verified what the node measured by itself. */
    Observation start(ResourceKey key, CodeableConcept code) {
        Observation observation = new Observation();
        observation.addIdentifier(key.identifier());
        observation.setStatus(Observation.ObservationStatus.PRELIMINARY);
        observation.addCategory(Texts.concept(
                "Imaging",
                new Coding("http://terminology.hl7.org/CodeSystem/observation-category", "imaging", "Imaging")));
        observation.setCode(code);
        observation.setSubject(keys.patient().reference());
        observation.setDevice(keys.device().reference());
        observation.setIssuedElement(times.instant(report.created()));
        return observation;
    }
}
