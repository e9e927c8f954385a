package org.deltarad.node.soak.peer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that is set by hand, or that runs with an offset that is. Thread safe. */
public final class SettableClock extends Clock {
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private final Clock base;

    private SettableClock(Clock base) {
        this.base = base;
    }

    /** It stands still. */
    public static SettableClock standing(Instant at) {
        return new SettableClock(Clock.fixed(at, ZoneOffset.UTC));
    }

    /** It runs. */
    public static SettableClock running() {
        return new SettableClock(Clock.systemUTC());
    }

    /** Sets it forward, or back by a negative duration. */
    public void jump(Duration by) {
        offset.updateAndGet(o -> o.plus(by));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are UTC");
    }
}
