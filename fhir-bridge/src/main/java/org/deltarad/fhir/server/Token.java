package org.deltarad.fhir.server;

import ca.uhn.fhir.rest.param.TokenParam;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/**
 * A system and a value, as token searches compare them (FHIR R4 3.1.1.4.10).
 *
 * @param system empty when there is none
 * @param value  code or identifier value
 */
record Token(String system, String value) {
    static Token of(Coding coding) {
        return new Token(text(coding.getSystem()), text(coding.getCode()));
    }

    static Token of(Identifier identifier) {
        return new Token(text(identifier.getSystem()), text(identifier.getValue()));
    }

    /** {@code value}: of any system; {@code |value}: of no system; {@code system|}: any value. */
    boolean matches(TokenParam asked) {
        boolean sameSystem = asked.getSystem() == null || asked.getSystem().equals(system);
        boolean sameValue = text(asked.getValue()).isEmpty() || asked.getValue().equals(value);
        return sameSystem && sameValue;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
