package org.deltarad.fhir.server;

import org.hl7.fhir.r4.model.Observation;

/** Serves features, changes and scores. */
public final class ObservationProvider extends ResultProvider<Observation> {
    ObservationProvider(ResourceIndex index) {
        super(Observation.class, index);
    }
}
