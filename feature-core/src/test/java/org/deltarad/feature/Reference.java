package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Feature values from elsewhere, and how ours are compared with them. */
final class Reference {
    /**
     * Relative tolerance. Both sides sum in double, in a different order: features agree to about 1e-13, those that
     * cancel (skewness, cluster shade, Imc) to about 1e-11.
     */
    static final double TOLERANCE = 1e-9;

    /** What sums that should be 0 come out as, on either side. */
    static final double ZERO = 1e-12;

    private Reference() {}

    /** The object {@code features} of a JSON file of shared/refs. */
    static Map<String, Double> features(byte[] json) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                new ObjectMapper().readTree(json).get("features").properties()) {
            values.put(entry.getKey(), entry.getValue().asDouble());
        }
        return values;
    }

    static void assertAgree(Map<String, Double> actual, Map<String, Double> expected) {
        List<String> differences = new ArrayList<>();
        expected.forEach((name, value) -> {
            Double ours = actual.get(name);
            if (ours == null || !agree(ours, value)) {
                differences.add(name + ": " + ours + " instead of " + value);
            }
        });
        assertThat(differences).isEmpty();
    }

    /** The same, and prints the largest relative difference. */
    static void assertAgree(String what, Map<String, Double> actual, Map<String, Double> expected) {
        double worst = 0;
        String feature = "none";
        for (Map.Entry<String, Double> e : expected.entrySet()) {
            double ours = actual.getOrDefault(e.getKey(), Double.NaN);
            double largest = Math.max(Math.abs(ours), Math.abs(e.getValue()));
            double difference = largest <= ZERO ? 0 : Math.abs(ours - e.getValue()) / largest;
            if (difference > worst) {
                worst = difference;
                feature = e.getKey();
            }
        }
        System.out.printf("%s: %d features, worst %.1e (%s)%n", what, expected.size(), worst, feature);
        assertAgree(actual, expected);
    }

    static boolean agree(double a, double b) {
        return (Double.isNaN(a) && Double.isNaN(b))
                || Math.abs(a - b) <= Math.max(ZERO, TOLERANCE * Math.max(Math.abs(a), Math.abs(b)));
    }
}
