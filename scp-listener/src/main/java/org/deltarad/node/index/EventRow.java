package org.deltarad.node.index;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that happened to a row of work.
 *
 * @param subject    the row
 * @param state      the state that it went into; empty when it stayed in its state
 * @param what       in words, without patient data; possibly empty
 * @param actor      the user who asked for it; empty when the node did it by itself
 * @param happenedAt when
 */
public record EventRow(
        Subject subject, Optional<String> state, String what, Optional<String> actor, Instant happenedAt) {
    /** Which table the row is of. */
    public enum Kind {
        TIME_POINT,
        REPORT,
        DELIVERY
    }

    /**
     * A row of work.
     *
     * @param id in its table
     */
    public record Subject(Kind kind, long id) {
        private static final Pattern LABEL = Pattern.compile("([TRD])(\\d{1,18})");

        /** As people name it: T12 is a time point, R7 a report, D9 a delivery. */
        public String label() {
            return kind.name().charAt(0) + Long.toString(id);
        }

        /** Reads a {@link #label}, in either case; empty when it is none. */
        public static Optional<Subject> parse(String label) {
            Matcher m = LABEL.matcher(label.strip().toUpperCase(Locale.ROOT));
            return m.matches()
                    ? Stream.of(Kind.values())
                            .filter(k -> k.name().startsWith(m.group(1)))
                            .findFirst()
                            .map(k -> new Subject(k, Long.parseLong(m.group(2))))
                    : Optional.empty();
        }
    }
}
