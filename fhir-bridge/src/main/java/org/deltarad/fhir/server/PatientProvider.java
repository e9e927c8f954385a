package org.deltarad.fhir.server;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;

/** Serves the patients that there are reports of. */
public final class PatientProvider extends ReadOnlyProvider<Patient> {
    PatientProvider(ResourceIndex index) {
        super(Patient.class, index);
    }

    /** Search; every parameter is optional. */
    @Search
    public IBundleProvider search(
            @Description(shortDefinition = "Logical id") @OptionalParam(name = "_id") TokenAndListParam id,
            @Description(shortDefinition = "Business identifier") @OptionalParam(name = "identifier")
                    TokenAndListParam identifier,
            @Description(shortDefinition = "When the node stored it") @OptionalParam(name = "_lastUpdated")
                    DateAndListParam updated,
            @Sort SortSpec sort,
            @Offset Integer offset,
            @Count Integer count) {
        return search(
                criteria().id(id).token("identifier", identifier).updated(updated),
                Page.of(offset, count, sort, Set.of()));
    }
}
