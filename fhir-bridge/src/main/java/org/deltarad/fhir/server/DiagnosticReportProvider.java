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
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Serves the reports. */
public final class DiagnosticReportProvider extends ReadOnlyProvider<DiagnosticReport> {
    DiagnosticReportProvider(ResourceIndex index) {
        super(DiagnosticReport.class, index);
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
            @Description(shortDefinition = "Its category") @OptionalParam(name = "category") TokenAndListParam category,
            @Description(shortDefinition = "Its status") @OptionalParam(name = "status") TokenAndListParam status,
            @Description(shortDefinition = "Acquisition of the images") @OptionalParam(name = "date")
                    DateAndListParam date,
            @Description(shortDefinition = "The imaging order by its accession number: based-on.identifier")
                    @OptionalParam(
                            name = "based-on",
                            chainWhitelist = {"", "identifier"},
                            targetTypes = ServiceRequest.class)
                    ReferenceAndListParam order,
            @Description(shortDefinition = "A study, or imaging-study.identifier; of this server, not of FHIR R4")
                    @OptionalParam(
                            name = "imaging-study",
                            chainWhitelist = {"", "identifier"},
                            targetTypes = ImagingStudy.class)
                    ReferenceAndListParam study,
            @Description(shortDefinition = "When the node stored it") @OptionalParam(name = "_lastUpdated")
                    DateAndListParam updated,
            @Sort SortSpec sort,
            @Offset Integer offset,
            @Count Integer count,
            @IncludeParam(allow = {"DiagnosticReport:result", "DiagnosticReport:patient", "DiagnosticReport:subject"})
                    Set<Include> includes) {
        return search(
                criteria()
                        .id(id)
                        .token("identifier", identifier)
                        .reference("patient", patient)
                        .reference("patient", subject)
                        .token("code", code)
                        .token("category", category)
                        .token("status", status)
                        .date(date)
                        .order("based-on", order)
                        .reference("imaging-study", study)
                        .updated(updated),
                Page.of(offset, count, sort, includes));
    }
}
