package org.deltarad.fhir;

import org.deltarad.hash.NameUuid;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * A resource's business identifier, from which everything else follows: its id, its fullUrl in the transaction, and the
 * condition under which a server creates it.
 *
 * @param type   resource type
 * @param system identifier system
 * @param value  identifier value
 */
record ResourceKey(String type, String system, String value) {

    /** Logical id on the node's own server: a name-based UUID. */
    String id() {
        return NameUuid.of(type + '\n' + system + '\n' + value).toString();
    }

    String fullUrl() {
        return "urn:uuid:" + id();
    }

    Identifier identifier() {
        return new Identifier().setSystem(system).setValue(value);
    }

    Reference reference() {
        return new Reference(fullUrl());
    }

    /** Query of a conditional create (FHIR R4 3.1.0.8.1); special characters of search values escaped (3.1.1.4). */
    String ifNoneExist() {
        return "identifier=" + searchValue(system) + '|' + searchValue(value);
    }

    private static String searchValue(String text) {
        return UriText.encode(text.replaceAll("([\\\\,|$])", "\\\\$1"));
    }
}
