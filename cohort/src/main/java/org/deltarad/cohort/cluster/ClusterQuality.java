package org.deltarad.cohort.cluster;

import java.util.Arrays;
import java.util.List;
import org.deltarad.cohort.data.FitException;

/** Indices of how well rows fall into clusters; they need not agree (S0). */
public final class ClusterQuality {
    private final double[][] x;
    private final int[] cluster;
    private final int k;
    private final int[] sizes;
    private final double[][] centres;

    /**
     * @param x        rows of features, complete
     * @param clusters of the rows, from 0; at least two and none empty
     * @throws FitException otherwise
     */
    public ClusterQuality(double[][] x, List<Integer> clusters) {
        this.x = x;
        this.cluster = clusters.stream().mapToInt(Integer::intValue).toArray();
        if (cluster.length != x.length) {
            throw new FitException(cluster.length + " clusters of " + x.length + " rows");
        }
        this.k = Arrays.stream(cluster).max().orElse(0) + 1;
        this.sizes = new int[k];
        Arrays.stream(cluster).forEach(c -> sizes[c]++);
        if (k < 2 || Arrays.stream(sizes).anyMatch(s -> s == 0)) {
            throw new FitException(
                    "quality is of two clusters or more, none empty, there are " + Arrays.toString(sizes));
        }
        this.centres = new double[k][x[0].length];
        for (int r = 0; r < x.length; r++) {
            for (int f = 0; f < x[r].length; f++) {
                centres[cluster[r]][f] += x[r][f] / sizes[cluster[r]];
            }
        }
    }

    /** Calinski and Harabasz 1974: variance between over variance within, by centroids; the larger, the better. */
    public double calinskiHarabasz() {
        double[] centre = new double[x[0].length];
        for (double[] row : x) {
            for (int f = 0; f < centre.length; f++) {
                centre[f] += row[f] / x.length;
            }
        }
        double between = 0;
        for (int c = 0; c < k; c++) {
            between += sizes[c] * Dissimilarity.SQUARED_EUCLIDEAN.of(centres[c], centre);
        }
        double within = 0;
        for (int r = 0; r < x.length; r++) {
            within += Dissimilarity.SQUARED_EUCLIDEAN.of(x[r], centres[cluster[r]]);
        }
        return between / (k - 1) / (within / (x.length - k));
    }

    /** Davies and Bouldin 1979: mean distances to centroids over the distance between centroids; the smaller, the better. */
    public double daviesBouldin() {
        double[] spread = new double[k];
        for (int r = 0; r < x.length; r++) {
            spread[cluster[r]] += Dissimilarity.EUCLIDEAN.of(x[r], centres[cluster[r]]) / sizes[cluster[r]];
        }
        double sum = 0;
        for (int a = 0; a < k; a++) {
            double worst = 0;
            for (int b = 0; b < k; b++) {
                if (a != b) {
                    double apart = Dissimilarity.EUCLIDEAN.of(centres[a], centres[b]);
                    worst = Math.max(worst, (spread[a] + spread[b]) / apart);
                }
            }
            sum += worst;
        }
        return sum / k;
    }

    /**
     * Silhouette widths (Rousseeuw 1987).
     *
     * @return one for each row, -1 to 1; 0 for a row alone in its cluster
     */
    public double[] silhouette(Dissimilarity dissimilarity) {
        double[][] d = dissimilarity.matrix(x);
        double[] widths = new double[x.length];
        for (int r = 0; r < x.length; r++) {
            double[] sums = new double[k];
            for (int other = 0; other < x.length; other++) {
                sums[cluster[other]] += d[r][other];
            }
            int own = cluster[r];
            if (sizes[own] > 1) {
                double inside = sums[own] / (sizes[own] - 1);
                double outside = Double.POSITIVE_INFINITY;
                for (int c = 0; c < k; c++) {
                    outside = c == own ? outside : Math.min(outside, sums[c] / sizes[c]);
                }
                double larger = Math.max(inside, outside);
                widths[r] = larger > 0 ? (outside - inside) / larger : 0;
            }
        }
        return widths;
    }

    /** Mean silhouette width over all rows. */
    public double meanSilhouette(Dissimilarity dissimilarity) {
        return Arrays.stream(silhouette(dissimilarity)).average().orElseThrow();
    }
}
