package org.deltarad.node.web.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Failed logins per user and address. After some, each further one must wait, twice as long each time; another address, or
 * another user at the same one, does not wait. Thread safe.
 */
final class Attempts {
    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int MOST = 10_000;
    private static final int MOST_DOUBLINGS = 12;

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    private record Key(String user, String address) {}

    private record Failures(int count, Instant last) {
        Instant until() {
            if (count < FREE) {
                return last;
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(MOST_DOUBLINGS, count - FREE));
            return last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }

    /** How long a user at an address has to wait; empty for not at all. */
    synchronized Optional<Duration> wait(String user, String address) {
        Failures f = failures.get(new Key(user, address));
        Instant now = clock.instant();
        return f != null && now.isBefore(f.until()) ? Optional.of(Duration.between(now, f.until())) : Optional.empty();
    }

    synchronized void failed(String user, String address) {
        Instant now = clock.instant();
        Key key = new Key(user, address);
        Failures before = failures.remove(key);
        boolean recent = before != null && now.isBefore(before.last().plus(LONGEST_WAIT.multipliedBy(2)));
        if (failures.size() >= MOST) {
            failures.remove(failures.keySet().iterator().next());
        }
        failures.put(key, new Failures(recent ? before.count() + 1 : 1, now));
    }

    synchronized void succeeded(String user, String address) {
        failures.remove(new Key(user, address));
    }
}
