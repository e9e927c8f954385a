package org.deltarad.feature.texture;

/**
 * One normalised co-occurrence matrix and the GLCM features of it (PyRadiomics {@code glcm}; IBSI 3.6). Rows and columns
 * are the grey levels that occur in the region.
 */
final class Cooccurrence {
    private static final double EPSILON = Math.ulp(1.0);

    private final int[] greyLevels;
    private final int maximumLevel;
    private final double[][] p;
    private final double[] px;
    private final double[] py;
    private final double meanX;
    private final double meanY;
    private final double[] sum;
    private final double[] difference;

    /**
     * @param counts     square matrix over {@code greyLevels}, normalised in place; an empty one makes features NaN
     * @param greyLevels the levels of rows and columns, rising
     */
    Cooccurrence(double[][] counts, int[] greyLevels) {
        this.greyLevels = greyLevels;
        this.maximumLevel = greyLevels[greyLevels.length - 1];
        this.p = normalise(counts);
        int n = p.length;
        this.px = new double[n];
        this.py = new double[n];
        this.sum = new double[2 * maximumLevel + 1];
        this.difference = new double[maximumLevel];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                px[a] += p[a][b];
                py[b] += p[a][b];
                sum[greyLevels[a] + greyLevels[b]] += p[a][b];
                difference[Math.abs(greyLevels[a] - greyLevels[b])] += p[a][b];
            }
        }
        this.meanX = expectation(px);
        this.meanY = expectation(py);
    }

    private static double[][] normalise(double[][] counts) {
        double total = 0;
        for (double[] row : counts) {
            for (double v : row) {
                total += v;
            }
        }
        for (double[] row : counts) {
            for (int b = 0; b < row.length; b++) {
                row[b] /= total;
            }
        }
        return counts;
    }

    private double expectation(double[] marginal) {
        double mean = 0;
        for (int a = 0; a < marginal.length; a++) {
            mean += greyLevels[a] * marginal[a];
        }
        return mean;
    }

    /** The value of a feature; see {@link Glcm#value}. */
    double value(String feature) {
        return switch (feature) {
            case "Autocorrelation" -> overPairs((i, j) -> i * j);
            case "ClusterProminence" -> overPairs((i, j) -> power(i + j - meanX - meanY, 4));
            case "ClusterShade" -> overPairs((i, j) -> power(i + j - meanX - meanY, 3));
            case "ClusterTendency" -> overPairs((i, j) -> power(i + j - meanX - meanY, 2));
            case "Contrast" -> overPairs((i, j) -> (i - j) * (i - j));
            case "Correlation" -> correlation();
            case "DifferenceAverage" -> overDifferences(k -> k);
            case "DifferenceEntropy" -> entropy(difference);
            case "DifferenceVariance" -> {
                double average = overDifferences(k -> k);
                yield overDifferences(k -> (k - average) * (k - average));
            }
            case "Id" -> overDifferences(k -> 1 / (1 + k));
            case "Idm" -> overDifferences(k -> 1 / (1 + k * k));
            case "Idmn" -> overDifferences(k -> 1 / (1 + k * k / ((double) maximumLevel * maximumLevel)));
            case "Idn" -> overDifferences(k -> 1 / (1 + k / maximumLevel));
            case "Imc1" -> informationalMeasure1();
            case "Imc2" -> informationalMeasure2();
            case "InverseVariance" -> overDifferences(k -> k == 0 ? 0 : 1 / (k * k));
            case "JointAverage" -> meanX;
            case "JointEnergy" -> jointEnergy();
            case "JointEntropy" -> jointEntropy();
            case "MCC" -> maximalCorrelationCoefficient();
            case "MaximumProbability" -> maximumProbability();
            case "SumAverage" -> sumAverage();
            case "SumEntropy" -> entropy(sum);
            case "SumSquares" -> overPairs((i, j) -> (i - meanX) * (i - meanX));
            default -> throw new IllegalArgumentException("no GLCM feature " + feature);
        };
    }

    @FunctionalInterface
    private interface PairWeight {
        double of(double i, double j);
    }

    @FunctionalInterface
    private interface DifferenceWeight {
        double of(double k);
    }

    private double overPairs(PairWeight weight) {
        double total = 0;
        for (int a = 0; a < p.length; a++) {
            for (int b = 0; b < p.length; b++) {
                total += p[a][b] * weight.of(greyLevels[a], greyLevels[b]);
            }
        }
        return total;
    }

    private double overDifferences(DifferenceWeight weight) {
        double total = 0;
        for (int k = 0; k < difference.length; k++) {
            total += difference[k] * weight.of(k);
        }
        return total;
    }

    private static double power(double base, int exponent) {
        double square = base * base;
        return exponent == 2 ? square : exponent == 3 ? square * base : square * square;
    }

    private double sumAverage() {
        double total = 0;
        for (int k = 2; k < sum.length; k++) {
            total += k * sum[k];
        }
        return total;
    }

    private double jointEnergy() {
        double total = 0;
        for (double[] row : p) {
            for (double v : row) {
                total += v * v;
            }
        }
        return total;
    }

    private double maximumProbability() {
        double maximum = Double.NEGATIVE_INFINITY;
        for (double[] row : p) {
            for (double v : row) {
                maximum = Math.max(maximum, v);
            }
        }
        return maximum;
    }

    /** 1 when a marginal has no spread. */
    private double correlation() {
        double sigmaX = Math.sqrt(overPairs((i, j) -> (i - meanX) * (i - meanX)));
        double sigmaY = Math.sqrt(overPairs((i, j) -> (j - meanY) * (j - meanY)));
        if (sigmaX * sigmaY == 0) {
            return 1;
        }
        return overPairs((i, j) -> (i - meanX) * (j - meanY)) / (sigmaX * sigmaY + EPSILON);
    }

    private static double log2(double probability) {
        return Math.log(probability + EPSILON) / Math.log(2);
    }

    private static double entropy(double[] distribution) {
        double total = 0;
        for (double v : distribution) {
            total -= v == 0 ? 0 : v * log2(v);
        }
        return total;
    }

    private double jointEntropy() {
        double total = 0;
        for (double[] row : p) {
            total += entropy(row);
        }
        return total;
    }

    /** 0 when neither marginal has any uncertainty. */
    private double informationalMeasure1() {
        double crossEntropy = 0;
        for (int a = 0; a < p.length; a++) {
            for (int b = 0; b < p.length; b++) {
                crossEntropy -= p[a][b] * log2(px[a] * py[b]);
            }
        }
        double uncertainty = Math.max(entropy(px), entropy(py));
        return uncertainty == 0 ? 0 : (jointEntropy() - crossEntropy) / uncertainty;
    }

    /** NaN when rounding puts the entropy of the marginals below the joint entropy. */
    private double informationalMeasure2() {
        double independentEntropy = 0;
        for (int a = 0; a < p.length; a++) {
            for (int b = 0; b < p.length; b++) {
                independentEntropy -= px[a] * py[b] * log2(px[a] * py[b]);
            }
        }
        double jointEntropy = jointEntropy();
        return independentEntropy == jointEntropy
                ? 0
                : Math.sqrt(1 - Math.exp(-2 * (independentEntropy - jointEntropy)));
    }

    private double maximalCorrelationCoefficient() {
        return p.length < 2 ? 1 : MaximalCorrelation.of(p, px, py);
    }
}
