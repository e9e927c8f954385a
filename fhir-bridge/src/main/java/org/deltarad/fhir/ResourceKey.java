package org.deltarad.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
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

    /** Logical id on the node's own server: a name-based UUID (RFC 9562 version 8, SHA-256). */
    String id() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest((type + '\n' + system + '\n' + value).getBytes(StandardCharsets.UTF_8));
            digest[6] = (byte) ((digest[6] & 0x0f) | 0x80);
            digest[8] = (byte) ((digest[8] & 0x3f) | 0x80);
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
