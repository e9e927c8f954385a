package org.deltarad.fhir.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.deltarad.fhir.R4;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Answers 406 to who wants Turtle, as the CapabilityStatement says: its library is not part of the node. */
@Interceptor
public final class JsonAndXmlOnly {

    /** Stops a request for another encoding. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_PROCESSED)
    public boolean check(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String format = request.getParameter(Constants.PARAM_FORMAT);
        String wanted = format != null ? format : request.getHeader(Constants.HEADER_ACCEPT);
        if (wanted == null || EncodingEnum.forContentType(wanted.strip()) != EncodingEnum.RDF) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_NOT_ACCEPTABLE);
        response.setContentType(Constants.CT_FHIR_JSON_NEW);
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(R4.context()
                        .newJsonParser()
                        .encodeResourceToString(
                                Refusals.outcome(IssueType.NOTSUPPORTED, "only FHIR JSON and XML are served")));
        return false;
    }
}
