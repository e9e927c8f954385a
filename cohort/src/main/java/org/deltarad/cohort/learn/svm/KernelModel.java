package org.deltarad.cohort.learn.svm;

import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.Rows;

/**
 * A weighted sum of kernels: {@code bias + sum weight[i] K(vector[i], x)}. Of a classifier it is the decision value,
 * positive where the positive class is decided; of a survival machine it has no origin, its bias is 0. The arrays are
 * for reading.
 *
 * @param kernel  that was trained with
 * @param vectors support vectors, a row each
 * @param weights of them
 * @param bias    added to the sum
 */
public record KernelModel(Kernel kernel, double[][] vectors, double[] weights, double bias) implements RiskModel {
    public KernelModel {
        if (vectors.length != weights.length || vectors.length == 0) {
            throw new IllegalArgumentException(vectors.length + " support vectors, " + weights.length + " weights");
        }
        double[][] copies = new double[vectors.length][];
        for (int n = 0; n < copies.length; n++) {
            copies[n] = vectors[n].clone();
            if (copies[n].length != copies[0].length) {
                throw new IllegalArgumentException("support vector " + n + " has another length");
            }
        }
        vectors = copies;
        weights = weights.clone();
    }

    @Override
    public double score(double[] x) {
        Rows.check(x, vectors[0].length);
        double sum = bias;
        for (int n = 0; n < vectors.length; n++) {
            sum += weights[n] * kernel.of(vectors[n], x);
        }
        return sum;
    }

    /**
     * Weights of the features, which only a linear machine has.
     *
     * @throws IllegalStateException with another kernel
     */
    public double[] featureWeights() {
        if (kernel.type() != Kernel.Type.LINEAR) {
            throw new IllegalStateException("a machine with kernel " + kernel.type() + " has no weights of features");
        }
        double[] sum = new double[vectors[0].length];
        for (int n = 0; n < vectors.length; n++) {
            for (int f = 0; f < sum.length; f++) {
                sum[f] += weights[n] * vectors[n][f];
            }
        }
        return sum;
    }
}
