package org.deltarad.fhir.push;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deltarad.fhir.R4;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;

/** What a server says in an error's body. */
final class OperationOutcomes {
    private static final int MAX_LENGTH = 1000;

    private OperationOutcomes() {}

    /** The issues' texts; for a body that is no OperationOutcome, its start. */
    static String text(String body) {
        String text = body.isBlank() ? "(no body)" : body.strip();
        try {
            IBaseResource resource = R4.context().newJsonParser().parseResource(body);
            if (resource instanceof OperationOutcome outcome) {
                text = outcome.getIssue().stream().map(OperationOutcomes::text).collect(Collectors.joining("; "));
            }
        } catch (DataFormatException notFhir) {
            // a proxy's page, say: its text is all there is
        }
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
    }

    private static String text(OperationOutcome.OperationOutcomeIssueComponent issue) {
        return Stream.of(issue.getDiagnostics(), issue.getDetails().getText())
                .filter(part -> part != null && !part.isBlank())
                .findFirst()
                .orElseGet(() -> String.valueOf(issue.getCode()));
    }
}
