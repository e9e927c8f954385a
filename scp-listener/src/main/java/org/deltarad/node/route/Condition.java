package org.deltarad.node.route;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.VR;

/** What an attribute must be for a route to fit. An attribute of several values fits when one of them does. */
public sealed interface Condition {
    /** Relative difference of numbers that is rounding. */
    double SAME_NUMBER = 1e-6;

    AttributePath attribute();

    /** Whether these values, none of them empty, fit. */
    boolean fits(List<String> values);

    /** What is wanted, as a predicate: {@code is MR or CT}. */
    String wanted();

    /** Why a data set does not fit, naming what it has; empty when it fits. */
    default Optional<String> misfit(Dataset d) {
        List<String> values = attribute().values(d);
        if (fits(values)) {
            return Optional.empty();
        }
        String there = values.isEmpty() ? "absent" : "'" + String.join("\\", values) + "'";
        return Optional.of(attribute() + " is " + there + ", wanted: " + wanted());
    }

    /**
     * One of these values, as numbers or as text without regard to case.
     *
     * @param values at least one
     */
    record OneOf(AttributePath attribute, List<String> values) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean fits(List<String> there) {
            return there.stream().anyMatch(t -> values.stream().anyMatch(v -> same(t, v)));
        }

        private boolean same(String a, String b) {
            if (a.equalsIgnoreCase(b)) {
                return true;
            }
            OptionalDouble x = attribute.isNumeric() ? number(a) : OptionalDouble.empty();
            OptionalDouble y = x.isPresent() ? number(b) : OptionalDouble.empty();
            return y.isPresent()
                    && Math.abs(x.getAsDouble() - y.getAsDouble()) <= SAME_NUMBER * Math.abs(y.getAsDouble());
        }

        @Override
        public String wanted() {
            return values.stream().map(v -> "'" + v + "'").collect(Collectors.joining(" or "));
        }
    }

    /**
     * A regular expression is found in a value, or in all of them joined by backslashes; case ignored.
     *
     * @param text of the expression
     */
    record Found(AttributePath attribute, String text, Pattern pattern) implements Condition {
        /** @throws java.util.regex.PatternSyntaxException when it is none */
        public static Found of(AttributePath attribute, String regex) {
            return new Found(attribute, regex, Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }

        @Override
        public boolean fits(List<String> there) {
            return !there.isEmpty()
                    && (there.stream().anyMatch(t -> pattern.matcher(t).find())
                            || pattern.matcher(String.join("\\", there)).find());
        }

        @Override
        public String wanted() {
            return "~" + text;
        }
    }

    /**
     * A number within limits, both included; ages (AS) are years, dates the number that their digits are.
     *
     * @param min empty for none
     * @param max empty for none
     */
    record Within(AttributePath attribute, OptionalDouble min, OptionalDouble max) implements Condition {
        private static final double DAYS_PER_YEAR = 365.25;
        private static final int MONTHS_PER_YEAR = 12;
        private static final int DAYS_PER_WEEK = 7;

        @Override
        public boolean fits(List<String> there) {
            return there.stream()
                    .map(this::value)
                    .anyMatch(v -> v.isPresent()
                            && v.getAsDouble() >= min.orElse(Double.NEGATIVE_INFINITY)
                            && v.getAsDouble() <= max.orElse(Double.POSITIVE_INFINITY));
        }

        private OptionalDouble value(String text) {
            if (attribute.vr() != VR.AS || !text.matches("[0-9]{3}[DWMY]")) {
                return number(text);
            }
            int count = Integer.parseInt(text.substring(0, 3));
            return OptionalDouble.of(
                    switch (text.charAt(3)) {
                        case 'D' -> count / DAYS_PER_YEAR;
                        case 'W' -> count * DAYS_PER_WEEK / DAYS_PER_YEAR;
                        case 'M' -> (double) count / MONTHS_PER_YEAR;
                        default -> count;
                    });
        }

        @Override
        public String wanted() {
            return (min.isPresent() ? "at least " + shown(min.getAsDouble()) : "")
                    + (min.isPresent() && max.isPresent() ? ", " : "")
                    + (max.isPresent() ? "at most " + shown(max.getAsDouble()) : "");
        }

        private static String shown(double d) {
            return d == Math.rint(d) ? Long.toString((long) d) : Double.toString(d);
        }
    }

    /** Not there, or empty. */
    record Absent(AttributePath attribute) implements Condition {
        @Override
        public boolean fits(List<String> there) {
            return there.isEmpty();
        }

        @Override
        public String wanted() {
            return "absent";
        }
    }

    private static OptionalDouble number(String text) {
        try {
            double d = Double.parseDouble(text);
            return Double.isFinite(d) ? OptionalDouble.of(d) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
