package org.deltarad.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** UUIDs derived from names: the same name gives the same UUID (RFC 9562 version 8, on SHA-256). */
public final class NameUuid {
    private NameUuid() {}

    /** The UUID of a name, hashed as UTF-8. */
    public static UUID of(String name) {
        byte[] digest = Sha256.start().digest(name.getBytes(StandardCharsets.UTF_8));
        digest[6] = (byte) ((digest[6] & 0x0f) | 0x80);
        digest[8] = (byte) ((digest[8] & 0x3f) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
