package org.deltarad.fhir.server;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Search of the resource types that hold results: they have a patient, a code and the date of the images. */
public abstract class ResultProvider<T extends Resource> extends ReadOnlyProvider<T> {
    ResultProvider(Class<T> type, ResourceIndex index) {
        super(type, index);
    }

    /** Search; every parameter is optional. */
    @Search
    public IBundleProvider search(
            @Description(shortDefinition = "Logical id") @OptionalParam(name = "_id") TokenAndListParam id,
            @Description(shortDefinition = "Business identifier") @OptionalParam(name = "identifier")
                    TokenAndListParam identifier,
            @Description(shortDefinition = "The patient, or patient.identifier")
                    @OptionalParam(
                            name = "patient",
                            chainWhitelist = {"", "identifier"},
                            targetTypes = Patient.class)
                    ReferenceAndListParam patient,
            @Description(shortDefinition = "The patient, or subject.identifier")
                    @OptionalParam(
                            name = "subject",
                            chainWhitelist = {"", "identifier"},
                            targetTypes = Patient.class)
                    ReferenceAndListParam subject,
            @Description(shortDefinition = "Its code") @OptionalParam(name = "code") TokenAndListParam code,
            @Description(shortDefinition = "Acquisition of the images") @OptionalParam(name = "date")
                    DateAndListParam date,
            @Description(shortDefinition = "When the node stored it") @OptionalParam(name = "_lastUpdated")
                    DateAndListParam updated) {
        return search(criteria()
                .id(id)
                .identifier(identifier)
                .patient(patient)
                .patient(subject)
                .code(code)
                .date(date)
                .updated(updated));
    }
}
