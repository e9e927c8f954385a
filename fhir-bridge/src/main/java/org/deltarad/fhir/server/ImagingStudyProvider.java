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
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Serves the studies that were read. */
public final class ImagingStudyProvider extends ReadOnlyProvider<ImagingStudy> {
    ImagingStudyProvider(ResourceIndex index) {
        super(ImagingStudy.class, index);
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
            @Description(shortDefinition = "Study Date") @OptionalParam(name = "started") DateAndListParam started,
            @Description(shortDefinition = "The imaging order by its accession number: basedon.identifier")
                    @OptionalParam(
                            name = "basedon",
                            chainWhitelist = {"", "identifier"},
                            targetTypes = ServiceRequest.class)
                    ReferenceAndListParam order,
            @Description(shortDefinition = "When the node stored it") @OptionalParam(name = "_lastUpdated")
                    DateAndListParam updated,
            @Sort SortSpec sort,
            @Offset Integer offset,
            @Count Integer count,
            @IncludeParam(allow = {"ImagingStudy:patient", "ImagingStudy:subject"}) Set<Include> includes) {
        return search(
                criteria()
                        .id(id)
                        .token("identifier", identifier)
                        .reference("patient", patient)
                        .reference("patient", subject)
                        .date(started)
                        .order("basedon", order)
                        .updated(updated),
                Page.of(offset, count, sort, includes));
    }
}
