package org.deltarad.fhir.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Says what is wrong with a request as an OperationOutcome, and keeps clients' mistakes out of the node's log. */
@Interceptor
public final class Refusals {
    private static final int SERVER_ERROR = 500;
    private static final int NOT_FOUND = 404;

    /** The answer to a request that cannot be served; null, for HAPI to log and answer, when the fault is ours. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException describe(Throwable thrown) {
        BaseServerResponseException refusal = refusal(thrown);
        if (refusal == null || refusal.getStatusCode() >= SERVER_ERROR) {
            return null;
        }
        if (refusal.getOperationOutcome() == null) {
            refusal.setOperationOutcome(outcome(
                    refusal.getStatusCode() == NOT_FOUND ? IssueType.NOTFOUND : IssueType.INVALID,
                    refusal.getMessage()));
        }
        return refusal;
    }

    private static BaseServerResponseException refusal(Throwable thrown) {
        if (thrown instanceof DataFormatException) {
            return new InvalidRequestException(thrown.getMessage());
        }
        return thrown instanceof BaseServerResponseException known ? known : null;
    }

    static OperationOutcome outcome(IssueType type, String text) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.ERROR).setCode(type).setDiagnostics(text);
        return outcome;
    }
}
