package org.deltarad.fhir;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;

/** The transaction of the report that another replaces: whose resources it updates, and which of them it withdraws. */
final class Predecessor {
    private final Map<String, BundleEntryComponent> entries = new LinkedHashMap<>();
    private final Map<String, List<String>> results = new HashMap<>();

    /** @throws MalformedBundleException when it is no R4 Bundle */
    Predecessor(Optional<ReportBundle> bundle) throws MalformedBundleException {
        if (bundle.isPresent()) {
            for (BundleEntryComponent entry : bundle.get().bundle().getEntry()) {
                entries.put(entry.getFullUrl(), entry);
                List<String> values = identifiers(entry.getResource()).stream()
                        .map(Identifier::getValue)
                        .toList();
                if (!values.isEmpty()) {
                    results.put(key(entry.getResource().fhirType(), role(values.get(0))), values);
                }
            }
        }
    }

    boolean isPresent() {
        return !entries.isEmpty();
    }

    /**
     * Identifier values of the result of that role in the replaced report and in those that it replaced, latest first.
     *
     * @param role what follows the SR's SOP Instance UID and a colon; empty for the report itself
     */
    List<String> earlier(String type, String role) {
        return results.getOrDefault(key(type, role), List.of());
    }

    /** Adds every result that the new report has no more, entered in error, with what it refers to. */
    void withdraw(Transaction transaction) {
        for (BundleEntryComponent entry : entries.values()) {
            Resource resource = entry.getResource();
            if (isResult(resource) && !transaction.has(entry.getFullUrl())) {
                String condition = entry.getRequest().getMethod() == HTTPVerb.PUT
                        ? entry.getRequest().getUrl()
                        : entry.getRequest().getUrl() + '?' + entry.getRequest().getIfNoneExist();
                entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(condition).setIfNoneExist(null);
                enteredInError(resource);
                transaction.add(entry);
                addTargets(resource, transaction);
            }
        }
    }

    private void addTargets(Resource of, Transaction transaction) {
        Deque<Resource> open = new ArrayDeque<>(List.of(of));
        while (!open.isEmpty()) {
            for (Reference reference :
                    R4.context().newTerser().getAllPopulatedChildElementsOfType(open.remove(), Reference.class)) {
                BundleEntryComponent target = entries.get(reference.getReference());
                if (target != null && !isResult(target.getResource()) && !transaction.has(target.getFullUrl())) {
                    transaction.add(target);
                    open.add(target.getResource());
                }
            }
        }
    }

    private static boolean isResult(Resource resource) {
        return !identifiers(resource).isEmpty();
    }

    /** Identifiers of the resources that are a report's own. */
    private static List<Identifier> identifiers(Resource resource) {
        if (resource instanceof Observation o) {
            return o.getIdentifier();
        }
        if (resource instanceof RiskAssessment r) {
            return r.getIdentifier();
        }
        return resource instanceof DiagnosticReport d ? d.getIdentifier() : List.of();
    }

    private static void enteredInError(Resource resource) {
        if (resource instanceof Observation o) {
            o.setStatus(ObservationStatus.ENTEREDINERROR);
        } else if (resource instanceof RiskAssessment r) {
            r.setStatus(RiskAssessmentStatus.ENTEREDINERROR);
        } else if (resource instanceof DiagnosticReport d) {
            d.setStatus(DiagnosticReportStatus.ENTEREDINERROR);
        }
    }

    private static String role(String value) {
        return value.startsWith("urn:oid:") ? "" : value.substring(value.indexOf(':') + 1);
    }

    private static String key(String type, String role) {
        return type + ' ' + role;
    }
}
