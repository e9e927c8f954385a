package org.deltarad.fhir.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code based-on:identifier}, FHIR R4's way to search a reference by what it is identified by, as the chain
 * {@code based-on.identifier}: for what is served here they are the same.
 */
@Interceptor
public final class IdentifierModifier {
    private static final String MODIFIER = ":identifier";

    /** Replaces the modifier before a search is chosen. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void rewrite(RequestDetails request) {
        if (request.getParameters().keySet().stream().anyMatch(name -> name.endsWith(MODIFIER))) {
            Map<String, String[]> rewritten = new LinkedHashMap<>();
            request.getParameters().forEach((name, values) -> rewritten.put(chained(name), values));
            request.setParameters(rewritten);
        }
    }

    private static String chained(String name) {
        return name.endsWith(MODIFIER) ? name.substring(0, name.length() - MODIFIER.length()) + ".identifier" : name;
    }
}
