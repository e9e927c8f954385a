package org.deltarad.node.web.login;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.deltarad.hash.Sha256;

/** HTTP Basic authentication (RFC 7617), for systems. A check that succeeded holds for a while. */
final class BasicLogin {
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_REMEMBERED = 1000;
    private static final String SCHEME = "Basic ";

    private final PasswordCheck check;
    private final Clock clock;
    private final Map<String, Remembered> checked = new ConcurrentHashMap<>();

    BasicLogin(PasswordCheck check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    private record Remembered(Caller caller, Instant until) {}

    /**
     * @param authorization value of the Authorization header; null where there is none
     * @param address       of who sends it
     */
    PasswordCheck.Result admit(String authorization, String address) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new PasswordCheck.Wrong();
        }
        String key = Sha256.hex(authorization.getBytes(StandardCharsets.UTF_8));
        Remembered known = checked.get(key);
        if (known != null && clock.instant().isBefore(known.until())) {
            return new PasswordCheck.Right(known.caller().name(), known.caller().role());
        }
        Optional<String> pair = decode(authorization.substring(SCHEME.length()).strip());
        int colon = pair.map(p -> p.indexOf(':')).orElse(-1);
        if (colon < 0) {
            return new PasswordCheck.Wrong();
        }
        String user = pair.get().substring(0, colon);
        PasswordCheck.Result result = check.check(user, pair.get().substring(colon + 1), address);
        if (result instanceof PasswordCheck.Right right) {
            if (checked.size() >= MOST_REMEMBERED) {
                checked.clear();
            }
            Caller caller = new Caller(user, right.role(), Caller.Via.BASIC, "");
            checked.put(key, new Remembered(caller, clock.instant().plus(REMEMBERED)));
        }
        return result;
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
