package org.deltarad.feature.texture;

/**
 * One normalised co-occurrence matrix and the GLCM features of it (PyRadiomics {@code glcm}; IBSI 3.6). Rows and columns
 * are the grey levels that occur in the region. What all cells are needed for is summed when it is built; the rest comes
 * from the distributions of rows, columns, sums and differences of grey levels.
 */
final class Cooccurrence {
    private static final double EPSILON = Math.ulp(1.0);
    private static final double LOG_2 = Math.log(2);

    /** Entropies that are closer than this are compared term by term, as PyRadiomics adds them. */
    private static final double CLOSE = 1e-6;

    private final int[] greyLevels;
    private final int maximumLevel;
    private final boolean symmetric;
    private final double[] p;
    private final double[] px;
    private final double[] py;
    private final double[] sum;
    private final double[] difference;
    private final double meanX;
    private final double meanY;
    private double autocorrelation;
    private double jointEnergy;
    private double jointEntropy;
    private double maximumProbability;
    private double covariance;
    private double crossEntropy;

    /**
     * @param counts    square matrix over the levels of the region, row by row, normalised in place; an empty one makes
     *                  features NaN, but InverseVariance of a single grey level 0
     * @param symmetric whether the matrix equals its transpose
     */
    Cooccurrence(double[] counts, PaddedRegion region, boolean symmetric) {
        this.greyLevels = region.greyLevels();
        this.maximumLevel = region.maximumLevel();
        this.symmetric = symmetric;
        int n = greyLevels.length;
        this.p = counts;
        this.px = new double[n];
        this.py = new double[n];
        this.sum = new double[2 * greyLevels[n - 1] + 1];
        this.difference = new double[greyLevels[n - 1]];
        double total = 0;
        for (double v : counts) {
            total += v;
        }
        sumOverCells(total);
        this.meanX = expectation(px);
        this.meanY = expectation(py);
        sumAroundMeans();
    }

    private void sumOverCells(double total) {
        int n = greyLevels.length;
        for (int a = 0; a < n; a++) {
            int i = greyLevels[a];
            for (int b = 0; b < n; b++) {
                double count = p[a * n + b];
                if (count == 0 && total > 0) {
                    continue;
                }
                double v = count / total;
                int j = greyLevels[b];
                p[a * n + b] = v;
                px[a] += v;
                py[b] += v;
                sum[i + j] += v;
                difference[Math.abs(i - j)] += v;
                autocorrelation += v * i * j;
                jointEnergy += v * v;
                jointEntropy -= v * log2(v);
                maximumProbability = Math.max(maximumProbability, v);
            }
        }
    }

    private void sumAroundMeans() {
        int n = greyLevels.length;
        for (int a = 0; a < n; a++) {
            double fromMean = greyLevels[a] - meanX;
            for (int b = 0; b < n; b++) {
                double v = p[a * n + b];
                if (v != 0) {
                    covariance += v * fromMean * (greyLevels[b] - meanY);
                    crossEntropy -= v * log2(px[a] * py[b]);
                }
            }
        }
    }

    private double expectation(double[] marginal) {
        double mean = 0;
        for (int a = 0; a < marginal.length; a++) {
            mean += greyLevels[a] * marginal[a];
        }
        return mean;
    }

    private double variance(double[] marginal, double mean) {
        double variance = 0;
        for (int a = 0; a < marginal.length; a++) {
            variance += marginal[a] * (greyLevels[a] - mean) * (greyLevels[a] - mean);
        }
        return variance;
    }

    /** Whether no pair was counted. */
    boolean isEmpty() {
        return Double.isNaN(p[0]);
    }

    /** The value of a feature; see {@link Glcm#value}. */
    double value(String feature) {
        return switch (feature) {
            case "Autocorrelation" -> autocorrelation;
            case "ClusterProminence" -> clusterMoment(4);
            case "ClusterShade" -> clusterMoment(3);
            case "ClusterTendency", "SumVariance" -> clusterMoment(2);
            case "Contrast" -> overDifferences(k -> k * k);
            case "Correlation" -> correlation();
            case "DifferenceAverage", "Dissimilarity" -> overDifferences(k -> k);
            case "DifferenceEntropy" -> entropy(difference);
            case "DifferenceVariance" -> {
                double average = overDifferences(k -> k);
                yield overDifferences(k -> (k - average) * (k - average));
            }
            case "Id", "Homogeneity1" -> overDifferences(k -> 1 / (1 + k));
            case "Idm", "Homogeneity2" -> overDifferences(k -> 1 / (1 + k * k));
            case "Idmn" -> overDifferences(k -> 1 / (1 + k * k / ((double) maximumLevel * maximumLevel)));
            case "Idn" -> overDifferences(k -> 1 / (1 + k / maximumLevel));
            case "Imc1" -> informationalMeasure1();
            case "Imc2" -> informationalMeasure2();
            case "InverseVariance" -> maximumLevel == 1 ? 0 : overDifferences(k -> k == 0 ? 0 : 1 / (k * k));
            case "JointAverage" -> meanX;
            case "JointEnergy" -> jointEnergy;
            case "JointEntropy" -> jointEntropy;
            case "MCC" -> MaximalCorrelation.of(p, px, py, symmetric);
            case "MaximumProbability" -> maximumProbability;
            case "SumAverage" -> sumAverage();
            case "SumEntropy" -> entropy(sum);
            case "SumSquares" -> variance(px, meanX);
            default -> throw new IllegalArgumentException("no GLCM feature " + feature);
        };
    }

    @FunctionalInterface
    private interface DifferenceWeight {
        double of(double k);
    }

    private double overDifferences(DifferenceWeight weight) {
        double total = 0;
        for (int k = 0; k < difference.length; k++) {
            total += difference[k] * weight.of(k);
        }
        return total;
    }

    private double clusterMoment(int order) {
        double total = 0;
        for (int k = 2; k < sum.length; k++) {
            double d = k - meanX - meanY;
            double power = order == 2 ? d * d : order == 3 ? d * d * d : d * d * (d * d);
            total += sum[k] * power;
        }
        return total;
    }

    private double sumAverage() {
        double total = 0;
        for (int k = 2; k < sum.length; k++) {
            total += k * sum[k];
        }
        return total;
    }

    /** 1 when a marginal has no spread. */
    private double correlation() {
        double sigmas = Math.sqrt(variance(px, meanX)) * Math.sqrt(variance(py, meanY));
        return sigmas == 0 ? 1 : covariance / (sigmas + EPSILON);
    }

    private static double log2(double probability) {
        return Math.log(probability + EPSILON) / LOG_2;
    }

    private static double entropy(double[] distribution) {
        double total = 0;
        for (double v : distribution) {
            total -= v == 0 ? 0 : v * log2(v);
        }
        return total;
    }

    /** 0 when neither marginal has any uncertainty. */
    private double informationalMeasure1() {
        double uncertainty = Math.max(entropy(px), entropy(py));
        return uncertainty == 0 ? 0 : (jointEntropy - crossEntropy) / uncertainty;
    }

    /** NaN when rounding puts the entropy of the marginals below the joint entropy. */
    private double informationalMeasure2() {
        double independentEntropy = entropyOfSums();
        if (!(independentEntropy - jointEntropy > CLOSE)) {
            independentEntropy = entropyOfProducts();
        }
        return independentEntropy == jointEntropy
                ? 0
                : Math.sqrt(1 - Math.exp(-2 * (independentEntropy - jointEntropy)));
    }

    /**
     * The entropy of px(i) py(j) from the logarithms of the marginals. Each of its terms adds epsilon to the product
     * before the logarithm, which comes to epsilon / ln 2 for each pair.
     */
    private double entropyOfSums() {
        int pairs = filled(px) * filled(py);
        return plainEntropy(px) + plainEntropy(py) - pairs * EPSILON / LOG_2;
    }

    private static int filled(double[] marginal) {
        int count = 0;
        for (double v : marginal) {
            count += v > 0 ? 1 : 0;
        }
        return count;
    }

    private static double plainEntropy(double[] marginal) {
        double total = 0;
        for (double v : marginal) {
            total -= v == 0 ? 0 : v * Math.log(v) / LOG_2;
        }
        return total;
    }

    private double entropyOfProducts() {
        double total = 0;
        for (double x : px) {
            for (double y : py) {
                total -= x * y * log2(x * y);
            }
        }
        return total;
    }
}
