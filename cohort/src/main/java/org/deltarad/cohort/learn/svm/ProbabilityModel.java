package org.deltarad.cohort.learn.svm;

import org.deltarad.cohort.data.RiskModel;

/**
 * The chance of the positive class by a sigmoid of a machine's decision value: 1 / (1 + exp(a f + b)) (Platt 1999).
 *
 * @param machine that decides
 * @param a       negative when the decision values rise with the class
 * @param b       of the sigmoid
 */
public record ProbabilityModel(KernelModel machine, double a, double b) implements RiskModel {
    @Override
    public double score(double[] x) {
        return Platt.probability(a, b, machine.score(x));
    }
}
