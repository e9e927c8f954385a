package org.deltarad.node.web;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.deltarad.hash.Sha256;

/**
 * Who may see what the node shows: names and bcrypt hashes of passwords. A check costs bcrypt's time on purpose, so that
 * one that succeeded holds for a while.
 */
final class Users {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 1000;

    /** Of a password that nobody has: names that are not known take as long as those that are. */
    private static final String NOBODY = "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi0Xn2e3p6lEVz8S0nH9ZNqZ7n1Z0aC";

    private final Map<String, String> hashes;
    private final Clock clock;
    private final Map<String, Instant> checked = new ConcurrentHashMap<>();

    Users(Map<String, String> hashes, Clock clock) {
        this.hashes = Map.copyOf(hashes);
        this.clock = clock;
    }

    /** Whether there are any; otherwise nobody is asked. */
    boolean exist() {
        return !hashes.isEmpty();
    }

    /** @param authorization value of the Authorization header; null where there is none */
    boolean admit(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        String key = Sha256.hex(authorization.getBytes(StandardCharsets.UTF_8));
        Instant until = checked.get(key);
        if (until != null && clock.instant().isBefore(until)) {
            return true;
        }
        boolean admitted = verify(authorization.substring(6).strip());
        if (admitted) {
            if (checked.size() >= MOST_REMEMBERED) {
                checked.clear();
            }
            checked.put(key, clock.instant().plus(REMEMBERED));
        }
        return admitted;
    }

    private boolean verify(String base64) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String hash = hashes.get(pair.substring(0, colon));
        boolean matches = BCrypt.verifyer()
                .verify(pair.substring(colon + 1).toCharArray(), (hash == null ? NOBODY : hash).toCharArray())
                .verified;
        return matches && hash != null;
    }
}
