package org.deltarad.cohort.cluster;

import java.util.Arrays;
import org.deltarad.cohort.data.RiskModel;

/**
 * Frozen clusters as a model: the score of a patient is the number of the nearest medoid's cluster, from 1 for the lowest risk.
 *
 * @param clustering of the training rows
 */
public record ClusterModel(Clustering clustering) implements RiskModel {
    /** The cluster's number; NaN when a feature is missing. */
    @Override
    public double score(double[] x) {
        return Arrays.stream(x).anyMatch(Double::isNaN) ? Double.NaN : clustering.nearest(x) + 1.0;
    }

    /** Name of the cluster of a score, such as C1. */
    public static String name(double score) {
        return "C" + (int) score;
    }
}
