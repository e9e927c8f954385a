package org.deltarad.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Numbers of other programs, beside this class's resources; their README says how they were made. */
public final class ReferenceNumbers {
    private ReferenceNumbers() {}

    /** Key to values of a file of lines {@code key : values}. */
    public static Map<String, double[]> read(String name) throws IOException {
        Map<String, double[]> lines = new LinkedHashMap<>();
        try (InputStream in = ReferenceNumbers.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int colon = line.indexOf(" : ");
                lines.put(
                        line.substring(0, colon),
                        Arrays.stream(line.substring(colon + 3).split(" ", -1))
                                .mapToDouble(v -> v.equals("nan") ? Double.NaN : Double.parseDouble(v))
                                .toArray());
            }
        }
        return lines;
    }

    /**
     * Greatest difference as a part of the greatest expected value; infinite where one side alone is NaN or the sizes
     * differ.
     */
    public static double deviation(double[] actual, double[] expected) {
        if (actual.length != expected.length) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        double greatest = Double.MIN_NORMAL;
        for (int n = 0; n < expected.length; n++) {
            if (Double.isNaN(actual[n]) != Double.isNaN(expected[n])) {
                return Double.POSITIVE_INFINITY;
            }
            if (!Double.isNaN(expected[n])) {
                worst = Math.max(worst, Math.abs(actual[n] - expected[n]));
                greatest = Math.max(greatest, Math.abs(expected[n]));
            }
        }
        return worst / greatest;
    }
}
