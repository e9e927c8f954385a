package org.deltarad.node.web.login;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.deltarad.hash.Sha256;
import org.deltarad.node.config.HttpConfig;
import org.deltarad.node.config.Role;

/** Logins that are in force, in memory: a restart ends them. What is kept of a cookie is its hash. Thread safe. */
final class Sessions {
    private static final int MOST = 10_000;

    private final HttpConfig.Session limits;
    private final Clock clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    Sessions(HttpConfig.Session limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    private record Session(Caller caller, Instant began, Instant used) {
        boolean isOver(Instant now, HttpConfig.Session limits) {
            return !now.isBefore(used.plus(limits.idleTime())) || !now.isBefore(began.plus(limits.longestTime()));
        }
    }

    /** Begins a session; gives its cookie's value, which was never used before. */
    String begin(String user, Role role) {
        Instant now = clock.instant();
        sessions.values().removeIf(s -> s.isOver(now, limits));
        if (sessions.size() >= MOST) {
            sessions.entrySet().stream()
                    .min((a, b) -> a.getValue().used().compareTo(b.getValue().used()))
                    .ifPresent(oldest -> sessions.remove(oldest.getKey()));
        }
        String id = Secrets.random();
        Caller caller = new Caller(user, role, Caller.Via.SESSION, Secrets.random());
        sessions.put(hash(id), new Session(caller, now, now));
        return id;
    }

    /** Whose session it is, if it is one that is not over; counts as its use. */
    Optional<Caller> use(String id) {
        Instant now = clock.instant();
        Session used = sessions.computeIfPresent(
                hash(id), (key, s) -> s.isOver(now, limits) ? null : new Session(s.caller(), s.began(), now));
        return Optional.ofNullable(used).map(Session::caller);
    }

    /** Ends a session; says whose it was. */
    Optional<Caller> end(String id) {
        return Optional.ofNullable(sessions.remove(hash(id))).map(Session::caller);
    }

    private static String hash(String id) {
        return Sha256.hex(id.getBytes(StandardCharsets.UTF_8));
    }
}
