package org.deltarad.fhir.server;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RiskAssessment;

/** Serves the risk groups. */
public final class RiskAssessmentProvider extends ReadOnlyProvider<RiskAssessment> {
    RiskAssessmentProvider(ResourceIndex index) {
        super(RiskAssessment.class, index);
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
            @Description(shortDefinition = "The signature") @OptionalParam(name = "method") TokenAndListParam method,
            @Description(shortDefinition = "The risk group") @OptionalParam(name = "risk") TokenAndListParam risk,
            @Description(shortDefinition = "Acquisition of the images") @OptionalParam(name = "date")
                    DateAndListParam date,
            @Description(shortDefinition = "When the node stored it") @OptionalParam(name = "_lastUpdated")
                    DateAndListParam updated,
            @Sort SortSpec sort,
            @Offset Integer offset,
            @Count Integer count,
            @IncludeParam(allow = {"RiskAssessment:patient", "RiskAssessment:subject", "RiskAssessment:performer"})
                    Set<Include> includes) {
        return search(
                criteria()
                        .id(id)
                        .token("identifier", identifier)
                        .reference("patient", patient)
                        .reference("patient", subject)
                        .token("method", method)
                        .token("risk", risk)
                        .date(date)
                        .updated(updated),
                Page.of(offset, count, sort, includes));
    }
}
