package org.deltarad.cohort.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;

/**
 * Partitioning around medoids (Kaufman and Rousseeuw 1990, chapter 2), as R's {@code cluster::pam}: BUILD, then the best SWAP
 * until none lowers the sum of dissimilarities to the nearest medoid.
 *
 * @param medoids  rows; in the order of their clusters
 * @param clusters of each row, from 0, numbered in the order in which rows first come
 * @param build    mean dissimilarity to the nearest medoid after BUILD
 * @param swap     the same at the end
 */
public record Pam(List<Integer> medoids, List<Integer> clusters, double build, double swap) {
    /** A swap that gains less than this fraction of the sum is rounding. */
    private static final double ROUNDING = 16 * Math.ulp(1.0);

    public Pam {
        medoids = List.copyOf(medoids);
        clusters = List.copyOf(clusters);
    }

    /**
     * Partitions.
     *
     * @param x a row per patient, complete; features of one scale
     * @param k number of clusters, from 1 to one less than the rows
     * @throws FitException when k is none, or a feature is missing
     */
    public static Pam of(double[][] x, int k, Dissimilarity dissimilarity) {
        if (k < 1 || k >= x.length) {
            throw new FitException(
                    k + " clusters of " + x.length + " rows; there are at least one and fewer than rows");
        }
        return new Search(dissimilarity.matrix(x), k).run();
    }

    /** The working state. */
    private static final class Search {
        private final double[][] d;
        private final int k;
        private final boolean[] medoid;
        private final double[] nearest;
        private final double[] second;

        Search(double[][] d, int k) {
            this.d = d;
            this.k = k;
            this.medoid = new boolean[d.length];
            this.nearest = new double[d.length];
            this.second = new double[d.length];
        }

        Pam run() {
            double sum = build();
            double built = sum / d.length;
            double gain = swap(sum);
            while (gain < 0) {
                sum += gain;
                gain = swap(sum);
            }
            return result(built);
        }

        /** Each time the row that lowers the sum most, of equal ones the last; the sum. */
        private double build() {
            double largest =
                    Arrays.stream(d).flatMapToDouble(Arrays::stream).max().orElse(0);
            Arrays.fill(nearest, 1.1 * largest + 1);
            for (int m = 0; m < k; m++) {
                int best = -1;
                double most = 0;
                for (int i = 0; i < d.length; i++) {
                    double gain = medoid[i] ? -1 : gain(i);
                    if (gain >= most) {
                        most = gain;
                        best = i;
                    }
                }
                medoid[best] = true;
                for (int j = 0; j < d.length; j++) {
                    nearest[j] = Math.min(nearest[j], d[best][j]);
                }
            }
            return Arrays.stream(nearest).sum();
        }

        private double gain(int row) {
            double gain = 0;
            for (int j = 0; j < d.length; j++) {
                gain += Math.max(0, nearest[j] - d[row][j]);
            }
            return gain;
        }

        /** Makes the best swap, of equal ones the first; its change of the sum, 0 when there is none. */
        private double swap(double sum) {
            findNearest();
            double best = 1;
            int in = -1;
            int out = -1;
            for (int h = 0; h < d.length; h++) {
                for (int i = 0; i < d.length; i++) {
                    if (!medoid[h] && medoid[i]) {
                        double change = change(i, h);
                        if (change < best) {
                            best = change;
                            in = h;
                            out = i;
                        }
                    }
                }
            }
            if (best >= -ROUNDING * Math.abs(sum)) {
                return 0;
            }
            medoid[in] = true;
            medoid[out] = false;
            return best;
        }

        private void findNearest() {
            for (int j = 0; j < d.length; j++) {
                nearest[j] = Double.POSITIVE_INFINITY;
                second[j] = Double.POSITIVE_INFINITY;
                for (int i = 0; i < d.length; i++) {
                    if (medoid[i]) {
                        if (d[i][j] < nearest[j]) {
                            second[j] = nearest[j];
                            nearest[j] = d[i][j];
                        } else if (d[i][j] < second[j]) {
                            second[j] = d[i][j];
                        }
                    }
                }
            }
        }

        private double change(int out, int in) {
            double change = 0;
            for (int j = 0; j < d.length; j++) {
                if (d[out][j] == nearest[j]) {
                    change += Math.min(second[j], d[in][j]) - nearest[j];
                } else if (d[in][j] < nearest[j]) {
                    change += d[in][j] - nearest[j];
                }
            }
            return change;
        }

        private Pam result(double built) {
            List<Integer> medoids = new ArrayList<>();
            List<Integer> clusters = new ArrayList<>();
            double sum = 0;
            for (int j = 0; j < d.length; j++) {
                int closest = -1;
                for (int i = 0; i < d.length; i++) {
                    if (medoid[i] && (closest < 0 || d[i][j] < d[closest][j])) {
                        closest = i;
                    }
                }
                if (!medoids.contains(closest)) {
                    medoids.add(closest);
                }
                clusters.add(medoids.indexOf(closest));
                sum += d[closest][j];
            }
            return new Pam(medoids, clusters, built, sum / d.length);
        }
    }
}
