package org.deltarad.node.imaging.values;

import java.util.Arrays;
import java.util.List;

/** What stored values mean. */
sealed interface Mapping {
    /** The value of a stored one. */
    double of(double stored);

    /** Whether a stored value has a meaning at all. */
    default boolean maps(double stored) {
        return true;
    }

    /** Whether every value is whole, by construction. */
    boolean integer();

    /** The lowest value that there can be. */
    double lowest(StoredFormat format);

    /** The highest value that there can be. */
    double highest(StoredFormat format);

    /** The same times a factor. */
    Mapping scaled(double factor);

    /** {@code stored * slope + intercept}; values that are not rescaled keep their cells' type. */
    record Linear(double slope, double intercept) implements Mapping {
        static final Linear IDENTITY = new Linear(1, 0);

        @Override
        public double of(double stored) {
            return stored * slope + intercept;
        }

        @Override
        public boolean integer() {
            return slope == Math.rint(slope) && intercept == Math.rint(intercept);
        }

        @Override
        public double lowest(StoredFormat f) {
            return equals(IDENTITY) ? f.lowestOfCell() : Math.min(of(f.lowest()), of(f.highest()));
        }

        @Override
        public double highest(StoredFormat f) {
            return equals(IDENTITY) ? f.highestOfCell() : Math.max(of(f.lowest()), of(f.highest()));
        }

        @Override
        public Linear scaled(double factor) {
            return new Linear(slope * factor, intercept * factor);
        }
    }

    /**
     * A table; stored values beyond its ends have the value at the end (PS3.3 C.11.1.1.1).
     *
     * @param first stored value of the first entry
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
    record Table(double first, double[] values) implements Mapping {
        @Override
        public double of(double stored) {
            return values[(int) Math.max(0, Math.min(values.length - 1, stored - first))];
        }

        @Override
        public boolean integer() {
            return Arrays.stream(values).allMatch(v -> v == Math.rint(v));
        }

        @Override
        public double lowest(StoredFormat f) {
            return Arrays.stream(values).min().orElseThrow();
        }

        @Override
        public double highest(StoredFormat f) {
            return Arrays.stream(values).max().orElseThrow();
        }

        @Override
        public Table scaled(double factor) {
            return new Table(first, Arrays.stream(values).map(v -> v * factor).toArray());
        }
    }

    /**
     * Mappings of ranges of stored values that do not meet; beyond all of them nothing is mapped, and the value is that
     * at the nearest end.
     */
    record Ranges(List<Range> ranges) implements Mapping {
        /** Both ends are in the range. */
        record Range(double first, double last, Mapping mapping) {
            boolean holds(double stored) {
                return stored >= first && stored <= last;
            }

            private double nearest(double stored) {
                return Math.max(first, Math.min(last, stored));
            }
        }

        public Ranges {
            ranges = List.copyOf(ranges);
        }

        @Override
        public double of(double stored) {
            Range best = ranges.get(0);
            for (Range r : ranges) {
                if (Math.abs(r.nearest(stored) - stored) < Math.abs(best.nearest(stored) - stored)) {
                    best = r;
                }
            }
            return best.mapping().of(best.nearest(stored));
        }

        @Override
        public boolean maps(double stored) {
            for (Range r : ranges) {
                if (r.holds(stored)) {
                    return true;
                }
            }
            return false;
        }

        /** Real world values are floating point numbers, whatever their slope. */
        @Override
        public boolean integer() {
            return false;
        }

        @Override
        public double lowest(StoredFormat f) {
            return ranges.stream()
                    .mapToDouble(r -> Math.min(of(r.first()), of(r.last())))
                    .min()
                    .orElseThrow();
        }

        @Override
        public double highest(StoredFormat f) {
            return ranges.stream()
                    .mapToDouble(r -> Math.max(of(r.first()), of(r.last())))
                    .max()
                    .orElseThrow();
        }

        @Override
        public Ranges scaled(double factor) {
            return new Ranges(ranges.stream()
                    .map(r -> new Range(r.first(), r.last(), r.mapping().scaled(factor)))
                    .toList());
        }
    }
}
