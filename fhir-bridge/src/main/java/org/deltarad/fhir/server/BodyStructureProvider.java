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
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.Patient;

/** Serves the lesions. */
public final class BodyStructureProvider extends ReadOnlyProvider<BodyStructure> {
    BodyStructureProvider(ResourceIndex index) {
        super(BodyStructure.class, index);
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
            @Description(shortDefinition = "When the node stored it") @OptionalParam(name = "_lastUpdated")
                    DateAndListParam updated,
            @Sort SortSpec sort,
            @Offset Integer offset,
            @Count Integer count,
            @IncludeParam(allow = {"BodyStructure:patient"}) Set<Include> includes) {
        return search(
                criteria()
                        .id(id)
                        .token("identifier", identifier)
                        .reference("patient", patient)
                        .updated(updated),
                Page.of(offset, count, sort, includes));
    }
}
