package org.deltarad.dicom.dcm4che.net;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A time limit and what to say of a peer that exceeds it.
 *
 * @param left     gives the nanoseconds left, which may change while a peer is waited for
 * @param sentence as a predicate of which the peer is the subject
 */
record Due(LongSupplier left, String sentence) {
    /** No limit. */
    static final Due NEVER = new Due(() -> Long.MAX_VALUE, "");

    /** From now on. */
    static Due in(Duration time, String sentence) {
        return at(System.nanoTime() + time.toNanos(), sentence);
    }

    /** At a time of {@link System#nanoTime}. */
    static Due at(long nanoTime, String sentence) {
        return new Due(() -> nanoTime - System.nanoTime(), sentence);
    }

    long nanosLeft() {
        return left.getAsLong();
    }

    /** The earlier one. */
    Due orSooner(Due other) {
        return other.nanosLeft() < nanosLeft() ? other : this;
    }
}
