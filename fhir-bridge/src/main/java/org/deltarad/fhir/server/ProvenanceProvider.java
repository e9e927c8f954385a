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
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import java.util.Set;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.RiskAssessment;

/** Serves who made what. */
public final class ProvenanceProvider extends ReadOnlyProvider<Provenance> {
    ProvenanceProvider(ResourceIndex index) {
        super(Provenance.class, index);
    }

    /** Search; every parameter is optional. */
    @Search
    public IBundleProvider search(
            @Description(shortDefinition = "Logical id") @OptionalParam(name = "_id") TokenAndListParam id,
            @Description(shortDefinition = "What it is the provenance of")
                    @OptionalParam(
                            name = "target",
                            chainWhitelist = {"", "identifier"},
                            targetTypes = {DiagnosticReport.class, Observation.class, RiskAssessment.class})
                    ReferenceAndListParam target,
            @Description(shortDefinition = "When the report was made") @OptionalParam(name = "recorded")
                    DateAndListParam recorded,
            @Description(shortDefinition = "When the node stored it") @OptionalParam(name = "_lastUpdated")
                    DateAndListParam updated,
            @Sort SortSpec sort,
            @Offset Integer offset,
            @Count Integer count) {
        return search(
                criteria().id(id).reference("target", target).date(recorded).updated(updated),
                Page.of(offset, count, sort, Set.of()));
    }
}
