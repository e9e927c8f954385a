package org.deltarad.fhir.server;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Type;

/** What searches compare: the values of a resource by search parameter (FHIR R4, each resource's Search Parameters). */
final class SearchValues {
    private final ZoneId zone;
    private final Map<String, List<Token>> tokens = new HashMap<>();
    private final Map<String, List<String>> references = new HashMap<>();
    private TimeSpan time;

    private SearchValues(ZoneId zone) {
        this.zone = zone;
    }

    /** @throws IllegalArgumentException for a type that the endpoint does not serve */
    static SearchValues of(Resource resource, ZoneId zone) {
        SearchValues values = new SearchValues(zone);
        if (resource instanceof DiagnosticReport r) {
            values.report(r);
        } else if (resource instanceof Observation o) {
            values.observation(o);
        } else if (resource instanceof RiskAssessment r) {
            values.risk(r);
        } else if (resource instanceof ImagingStudy s) {
            values.study(s);
        } else if (resource instanceof Provenance p) {
            values.provenance(p);
        } else if (resource instanceof BodyStructure b) {
            values.identifiers(b.getIdentifier());
            values.subject(b.getPatient());
        } else if (resource instanceof Patient p) {
            values.identifiers(p.getIdentifier());
        } else if (resource instanceof Device d) {
            values.identifiers(d.getIdentifier());
        } else {
            throw new IllegalArgumentException("the endpoint serves no " + resource.fhirType());
        }
        return values;
    }

    Map<String, List<Token>> tokens() {
        return Map.copyOf(tokens);
    }

    Map<String, List<String>> references() {
        return Map.copyOf(references);
    }

    /** Of what the resource is about; null where it has none. */
    TimeSpan time() {
        return time;
    }

    private void report(DiagnosticReport r) {
        identifiers(r.getIdentifier());
        subject(r.getSubject());
        concepts("code", List.of(r.getCode()));
        concepts("category", r.getCategory());
        code("status", r.getStatus() == null ? "" : r.getStatus().toCode());
        orders("based-on", r.getBasedOn());
        refer("imaging-study", r.getImagingStudy());
        refer("result", r.getResult());
        time = span(r.getEffective());
    }

    private void observation(Observation o) {
        identifiers(o.getIdentifier());
        subject(o.getSubject());
        concepts("code", List.of(o.getCode()));
        concepts("category", o.getCategory());
        code("status", o.getStatus() == null ? "" : o.getStatus().toCode());
        orders("based-on", o.getBasedOn());
        refer("part-of", o.getPartOf());
        refer("derived-from", o.getDerivedFrom());
        refer("device", List.of(o.getDevice()));
        time = span(o.getEffective());
    }

    private void risk(RiskAssessment r) {
        identifiers(r.getIdentifier());
        subject(r.getSubject());
        concepts("method", List.of(r.getMethod()));
        concepts(
                "risk",
                r.getPrediction().stream().map(p -> p.getQualitativeRisk()).toList());
        refer("performer", List.of(r.getPerformer()));
        time = span(r.getOccurrence());
    }

    private void study(ImagingStudy s) {
        identifiers(s.getIdentifier());
        subject(s.getSubject());
        orders("basedon", s.getBasedOn());
        time = span(s.getStartedElement());
    }

    private void provenance(Provenance p) {
        refer("target", p.getTarget());
        time = span(p.getRecordedElement());
    }

    private void identifiers(List<Identifier> identifiers) {
        tokens.put("identifier", identifiers.stream().map(Token::of).toList());
    }

    private void concepts(String parameter, List<CodeableConcept> concepts) {
        tokens.put(
                parameter,
                concepts.stream()
                        .flatMap(c -> c.getCoding().stream())
                        .map(Token::of)
                        .toList());
    }

    private void code(String parameter, String code) {
        tokens.put(parameter, List.of(new Token("", code)));
    }

    /** Orders are known by their identifiers only. */
    private void orders(String parameter, List<Reference> orders) {
        tokens.put(
                parameter,
                orders.stream()
                        .filter(Reference::hasIdentifier)
                        .map(o -> Token.of(o.getIdentifier()))
                        .toList());
    }

    private void subject(Reference subject) {
        refer("patient", List.of(subject));
    }

    private void refer(String parameter, List<Reference> targets) {
        references.put(
                parameter,
                targets.stream()
                        .map(Reference::getReference)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private TimeSpan span(Type date) {
        if (date == null || date.isEmpty()) {
            return null;
        }
        return date instanceof Period period
                ? TimeSpan.of(period.getStartElement(), zone).to(TimeSpan.of(period.getEndElement(), zone))
                : TimeSpan.of((BaseDateTimeType) date, zone);
    }
}
