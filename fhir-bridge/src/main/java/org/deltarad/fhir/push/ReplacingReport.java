package org.deltarad.fhir.push;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.Optional;
import org.deltarad.fhir.R4;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;

/**
 * A report that replaces another.
 *
 * @param query      finds it, or what has replaced it, on a server
 * @param identifier SOP Instance UID of its SR, as identifier value
 */
record ReplacingReport(String query, String identifier) {

    /** The report of a transaction that replaces another. */
    static Optional<ReplacingReport> of(Bundle transaction) {
        for (BundleEntryComponent entry : transaction.getEntry()) {
            if (entry.getResource() instanceof DiagnosticReport report
                    && entry.getRequest().getMethod() == HTTPVerb.PUT) {
                Identifier own = report.getIdentifierFirstRep();
                return Optional.of(new ReplacingReport(
                        "DiagnosticReport?identifier=" + own.getSystem() + "%7C" + own.getValue(), own.getValue()));
            }
        }
        return Optional.empty();
    }

    /** The SR of the report in a search's answer that has ours as an old one only. */
    Optional<String> laterIn(String searchset) {
        try {
            Bundle found = R4.context().newJsonParser().parseResource(Bundle.class, searchset);
            return found.getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .filter(DiagnosticReport.class::isInstance)
                    .map(DiagnosticReport.class::cast)
                    .filter(report -> report.getIdentifier().stream()
                            .anyMatch(i -> identifier.equals(i.getValue()) && i.getUse() == IdentifierUse.OLD))
                    .flatMap(report -> report.getIdentifier().stream())
                    .filter(i -> i.getUse() == IdentifierUse.OFFICIAL)
                    .map(Identifier::getValue)
                    .findFirst();
        } catch (DataFormatException | ClassCastException noSearchset) {
            return Optional.empty();
        }
    }
}
