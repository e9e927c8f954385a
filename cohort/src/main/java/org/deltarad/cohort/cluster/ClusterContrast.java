package org.deltarad.cohort.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;

/**
 * How far apart a feature's means in the clusters are (S0): FR = square root of the sum over pairs of clusters of the squared
 * difference of the feature's means.
 *
 * @param feature its name
 * @param ranking FR, in the unit of the feature, which is a z-score in S0
 * @param means   in each cluster
 */
public record ClusterContrast(String feature, double ranking, List<Double> means) {
    public ClusterContrast {
        means = List.copyOf(means);
    }

    /**
     * All numeric columns, the largest contrast first.
     *
     * @param rows     complete
     * @param clusters of the rows, from 0, none empty
     */
    public static List<ClusterContrast> of(FeatureTable rows, List<Integer> clusters) {
        rows.requireComplete();
        int k = clusters.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        List<ClusterContrast> contrasts = new ArrayList<>();
        rows.columns().forEach((feature, values) -> {
            List<Double> means = IntStream.range(0, k)
                    .mapToObj(c -> IntStream.range(0, values.length)
                            .filter(r -> clusters.get(r) == c)
                            .mapToDouble(r -> values[r])
                            .average()
                            .orElseThrow(() -> new IllegalArgumentException("cluster " + c + " is empty")))
                    .toList();
            double sum = 0;
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < a; b++) {
                    sum += (means.get(a) - means.get(b)) * (means.get(a) - means.get(b));
                }
            }
            contrasts.add(new ClusterContrast(feature, Math.sqrt(sum), means));
        });
        contrasts.sort(Comparator.comparingDouble(ClusterContrast::ranking).reversed());
        return contrasts;
    }
}
