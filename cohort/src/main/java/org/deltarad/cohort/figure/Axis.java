package org.deltarad.cohort.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A scale.
 *
 * @param label with the unit
 * @param low   value at its start
 * @param high  value at its end, above low
 * @param ticks values that are marked
 * @param names of the ticks
 */
public record Axis(String label, double low, double high, double[] ticks, String[] names) {
    private static final int TICKS = 6;
    private static final int DIGITS = 10;
    private static final int YEAR = 12;

    public Axis {
        if (!(low < high) || ticks.length != names.length) {
            throw new IllegalArgumentException(label + " has no range or names: " + low + " to " + high);
        }
    }

    /** From one value to another, marked at round values in it. */
    public static Axis of(String label, double low, double high) {
        double[] ticks = ticks(low, high);
        return new Axis(
                label,
                low,
                high,
                ticks,
                Arrays.stream(ticks).mapToObj(Axis::text).toArray(String[]::new));
    }

    /** 0 to 1, marked at fifths. */
    public static Axis share(String label) {
        return of(label, 0, 1);
    }

    /** Follow-up from 0 to a little beyond the last time: marked at whole years when the label says months. */
    public static Axis followUp(String label, double last) {
        if (!label.toLowerCase(Locale.ROOT).contains("month") || last <= YEAR) {
            return around(label, DoubleStream.of(0, last));
        }
        int years = Math.max(1, (int) Math.ceil(last / YEAR / (TICKS + 1)));
        double step = (double) YEAR * years;
        double[] ticks = IntStream.rangeClosed(0, (int) Math.ceil(last / step))
                .mapToDouble(k -> k * step)
                .toArray();
        return new Axis(
                label,
                0,
                ticks[ticks.length - 1],
                ticks,
                Arrays.stream(ticks).mapToObj(Axis::text).toArray(String[]::new));
    }

    /** Around values, with round ends. */
    public static Axis around(String label, DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(1);
        if (!(low < high)) {
            low -= 0.5;
            high += 0.5;
        }
        double step = step(low, high);
        return of(label, step * Math.floor(low / step + 1e-9), step * Math.ceil(high / step - 1e-9));
    }

    /** Powers of ten of the values, marked at 1, 2 and 5 times whole powers, or at whole powers when there are many. */
    public static Axis logarithmic(String label, double low, double high) {
        double from = Math.log10(low);
        double to = Math.log10(high);
        int[] factors = to - from > 2.5 ? new int[] {1} : new int[] {1, 2, 5};
        double[] marked = IntStream.rangeClosed((int) Math.floor(from), (int) Math.ceil(to))
                .boxed()
                .flatMapToDouble(p -> Arrays.stream(factors).mapToDouble(f -> f * Math.pow(10, p)))
                .filter(v -> v >= low * (1 - 1e-9) && v <= high * (1 + 1e-9))
                .toArray();
        return new Axis(
                label,
                from,
                to,
                Arrays.stream(marked).map(Math::log10).toArray(),
                Arrays.stream(marked).mapToObj(Axis::text).toArray(String[]::new));
    }

    /** Round values from low to high, ends included where they are round. */
    private static double[] ticks(double low, double high) {
        double step = step(low, high);
        int first = (int) Math.ceil(low / step - 1e-9);
        int last = (int) Math.floor(high / step + 1e-9);
        return IntStream.rangeClosed(first, last)
                .mapToDouble(k -> new BigDecimal(k)
                        .multiply(BigDecimal.valueOf(step))
                        .round(new MathContext(DIGITS))
                        .doubleValue())
                .toArray();
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double low, double high) {
        double raw = (high - low) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = raw <= power ? power : raw <= 2 * power ? 2 * power : raw <= 5 * power ? 5 * power : 10 * power;
        return new BigDecimal(step).round(new MathContext(DIGITS)).doubleValue();
    }

    /** A number without superfluous digits. */
    public static String text(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.0e", value)
                    .replace("e-0", "e-")
                    .replace("e+0", "e");
        }
        String plain = new BigDecimal(value)
                .round(new MathContext(5))
                .stripTrailingZeros()
                .toPlainString();
        return plain.replace("-", "\u2212");
    }
}
