package org.deltarad.fhir.server;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * What the index knows of a served resource.
 *
 * @param type        resource type
 * @param id          logical id
 * @param identifiers of the resource
 * @param codes       codings of the element of that name; empty where the type has none
 * @param patient     logical id of the patient; empty where the type has none
 * @param time        of what the resource is about; null where it has none
 * @param updated     when its latest report was stored
 * @param reports     SOP Instance UIDs of the reports that it is part of, oldest first
 */
record Entry(
        String type,
        String id,
        List<Token> identifiers,
        List<Token> codes,
        String patient,
        TimeSpan time,
        Instant updated,
        List<String> reports) {

    static Entry of(Resource resource, Instant stored, String report, ZoneId zone) {
        List<Token> codes = List.of();
        List<Identifier> identifiers;
        Reference patient = new Reference();
        Type date = null;
        if (resource instanceof DiagnosticReport r) {
            identifiers = r.getIdentifier();
            codes = tokens(r.getCode());
            patient = r.getSubject();
            date = r.getEffective();
        } else if (resource instanceof Observation o) {
            identifiers = o.getIdentifier();
            codes = tokens(o.getCode());
            patient = o.getSubject();
            date = o.getEffective();
        } else if (resource instanceof ImagingStudy s) {
            identifiers = s.getIdentifier();
            patient = s.getSubject();
            date = s.getStartedElement();
        } else if (resource instanceof Patient p) {
            identifiers = p.getIdentifier();
        } else if (resource instanceof Device d) {
            identifiers = d.getIdentifier();
        } else {
            throw new IllegalArgumentException("the endpoint serves no " + resource.fhirType());
        }
        String patientId = patient.getReferenceElement().getIdPart();
        return new Entry(
                resource.fhirType(),
                resource.getIdElement().getIdPart(),
                identifiers.stream().map(Token::of).toList(),
                codes,
                patientId == null ? "" : patientId,
                span(date, zone),
                stored,
                List.of(report));
    }

    /** This resource after a later report brought it again. */
    Entry then(Entry later) {
        List<String> all = new ArrayList<>(reports);
        all.addAll(later.reports);
        return new Entry(
                type, id, later.identifiers, later.codes, later.patient, later.time, later.updated, List.copyOf(all));
    }

    private static List<Token> tokens(CodeableConcept concept) {
        return concept.getCoding().stream().map(Token::of).toList();
    }

    private static TimeSpan span(Type date, ZoneId zone) {
        if (date == null || date.isEmpty()) {
            return null;
        }
        return date instanceof Period period
                ? TimeSpan.of(period.getStartElement(), zone).to(TimeSpan.of(period.getEndElement(), zone))
                : TimeSpan.of((BaseDateTimeType) date, zone);
    }
}
