package org.deltarad.feature;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What values a setting may have, and whether this version can act on them (PyRadiomics {@code paramSchema.yaml}).
 *
 * @param kind       the type PyRadiomics asks for
 * @param nullable   whether the empty value means "not set"
 * @param valid      whether a single value (or each item of a list) is in range
 * @param demand     the range in words
 * @param unsupported whether a valid value asks for something this version does not do
 */
record SettingRule(Kind kind, boolean nullable, Predicate<Object> valid, String demand, Predicate<Object> unsupported) {

    enum Kind {
        INTEGER("a whole number"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        TEXT("a text"),
        INTEGERS("a list of whole numbers"),
        NUMBERS("a list of numbers"),
        ANY("a number or a text");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /**
     * Why a value is wrong, if it is.
     *
     * @param value plain value, as {@link ParameterNode#plain()} gives it
     */
    Optional<String> fault(Object value) {
        if (value == null) {
            return nullable ? Optional.empty() : Optional.of("has no value; it must be " + wanted());
        }
        List<?> items = value instanceof List<?> list ? list : List.of(value);
        boolean shape = value instanceof List<?> == (kind == Kind.INTEGERS || kind == Kind.NUMBERS);
        boolean right = shape && items.stream().allMatch(item -> hasType(item) && valid.test(item));
        return right ? Optional.empty() : Optional.of(value + " is not " + wanted());
    }

    private String wanted() {
        return demand.isEmpty() ? kind.words : kind.words + " " + demand;
    }

    private boolean hasType(Object item) {
        return switch (kind) {
            case INTEGER, INTEGERS -> item instanceof Integer;
            case NUMBER, NUMBERS -> item instanceof Integer || (item instanceof Double d && Double.isFinite(d));
            case BOOLEAN -> item instanceof Boolean;
            case TEXT -> item instanceof String;
            case ANY -> item instanceof String || item instanceof Number;
        };
    }

    static SettingRule of(Kind kind) {
        return new SettingRule(kind, false, v -> true, "", v -> false);
    }

    SettingRule orEmpty() {
        return new SettingRule(kind, true, valid, demand, unsupported);
    }

    SettingRule above(double bound) {
        return new SettingRule(kind, nullable, v -> number(v) > bound, "above " + plain(bound), unsupported);
    }

    SettingRule from(double low, double high) {
        String words = high == Double.POSITIVE_INFINITY
                ? "of at least " + plain(low)
                : "from " + plain(low) + " to " + plain(high);
        return new SettingRule(kind, nullable, v -> number(v) >= low && number(v) <= high, words, unsupported);
    }

    SettingRule oneOf(String... values) {
        List<String> all = List.of(values);
        return new SettingRule(kind, nullable, all::contains, "out of " + all, unsupported);
    }

    SettingRule where(Predicate<Object> condition, String words) {
        return new SettingRule(kind, nullable, condition, words, unsupported);
    }

    SettingRule unsupportedWhen(Predicate<Object> condition) {
        return new SettingRule(kind, nullable, valid, demand, condition);
    }

    private static double number(Object value) {
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
