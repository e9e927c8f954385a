package org.deltarad.fhir;

import java.util.List;
import java.util.stream.Stream;
import org.deltarad.hash.NameUuid;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a resource is known by, from which everything else follows: its id, its fullUrl in the transaction, and the
 * condition under which a server creates or updates it.
 *
 * @param type      resource type
 * @param parameter search parameter that finds it: {@code identifier}, or {@code _tag} where the type has no identifier
 * @param system    identifier or tag system
 * @param value     identifier or tag value
 * @param earlier   values of the same resource in the reports that this one replaces, latest first; empty when it is new
 */
record ResourceKey(String type, String parameter, String system, String value, List<String> earlier) {
    ResourceKey {
        earlier = List.copyOf(earlier);
    }

    /** A resource of its own that no report replaces. */
    ResourceKey(String type, String system, String value) {
        this(type, "identifier", system, value, List.of());
    }

    /** Logical id on the node's own server: a name-based UUID of the first value it had, so that it never changes. */
    String id() {
        return NameUuid.of(type + '\n' + system + '\n' + first()).toString();
    }

    private String first() {
        return earlier.isEmpty() ? value : earlier.get(earlier.size() - 1);
    }

    String fullUrl() {
        return "urn:uuid:" + id();
    }

    Identifier identifier() {
        return new Identifier().setSystem(system).setValue(value);
    }

    /** The identifier, and those that it had as old ones: whoever asks for a replaced report gets what replaced it. */
    List<Identifier> identifiers() {
        Stream<Identifier> old = earlier.stream().map(v -> new Identifier()
                .setUse(IdentifierUse.OLD)
                .setSystem(system)
                .setValue(v));
        return Stream.concat(Stream.of(identifier().setUse(IdentifierUse.OFFICIAL)), old)
                .toList();
    }

    Reference reference() {
        return new Reference(fullUrl());
    }

    /** Whether the resource takes the place of one that is there. */
    boolean replaces() {
        return !earlier.isEmpty();
    }

    /**
     * Query of a conditional create or update (FHIR R4 3.1.0.8.1): the first value it had, which every later one has,
     * too; special characters of search values escaped (3.1.1.4).
     */
    String condition() {
        return parameter + '=' + searchValue(system) + '|' + searchValue(first());
    }

    private static String searchValue(String text) {
        return UriText.encode(text.replaceAll("([\\\\,|$])", "\\\\$1"));
    }
}
