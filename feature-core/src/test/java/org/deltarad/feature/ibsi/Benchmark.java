package org.deltarad.feature.ibsi;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of IBSI's reference tables.
 *
 * @param dataSet   digital phantom or configuration
 * @param family    with its aggregation
 * @param feature   IBSI's name
 * @param value     as printed, to three digits or more; empty where IBSI has no reference value
 * @param tolerance as printed; 0 where ours must round to what is printed
 * @param tag       without {@code ibsi_}
 */
record Benchmark(String dataSet, String family, String feature, String value, String tolerance, String tag) {
    private static final Pattern CELL = Pattern.compile("\"([^\"]*)\"(?:,|$)|([^,]*)(?:,|$)");
    /** Digits that IBSI prints. */
    private static final int DIGITS = 3;

    /** The lines of a table in the test resources. */
    static List<Benchmark> read(String name) throws IOException {
        try (InputStream in = Benchmark.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Benchmark::line)
                    .toList();
        }
    }

    private static Benchmark line(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        while (cells.size() < 7 && cell.find()) {
            cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1));
        }
        return new Benchmark(cells.get(0), cells.get(1), cells.get(2), cells.get(4), cells.get(5), cells.get(6));
    }

    boolean hasValue() {
        return !value.isEmpty();
    }

    /** Within IBSI's tolerance; IBSI compares values of three digits. */
    boolean matches(double ours) {
        if (!Double.isFinite(ours)) {
            return false;
        }
        BigDecimal reference = new BigDecimal(value);
        int digits = Math.max(DIGITS, reference.stripTrailingZeros().precision());
        BigDecimal rounded = new BigDecimal(ours).round(new MathContext(digits, RoundingMode.HALF_UP));
        BigDecimal distance = rounded.subtract(reference).abs();
        return distance.compareTo(new BigDecimal(tolerance)) <= 0;
    }
}
