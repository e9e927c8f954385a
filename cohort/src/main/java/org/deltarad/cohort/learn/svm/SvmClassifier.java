package org.deltarad.cohort.learn.svm;

import java.util.Arrays;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.deltarad.cohort.data.ClassLearner;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.learn.Rows;

/** Trains a C-support vector classifier by libsvm (C-SVC, shrinking on), which draws no random numbers for it. */
public final class SvmClassifier implements ClassLearner {
    private static final int CACHE_MB = 100;

    private final SvmOptions options;

    public SvmClassifier(SvmOptions options) {
        this.options = options;
        svm.svm_set_print_string_function(line -> {});
    }

    /** @throws FitException also when one class has no row */
    @Override
    public KernelModel fit(double[][] x, boolean[] y) {
        int features = Rows.width(x, y.length);
        requireBoth("support vector machine", y);
        svm_problem problem = new svm_problem();
        problem.l = x.length;
        problem.x = new svm_node[x.length][];
        problem.y = new double[x.length];
        for (int row = 0; row < x.length; row++) {
            problem.x[row] = nodes(x[row]);
            problem.y[row] = y[row] ? 1 : -1;
        }
        svm_model trained = svm.svm_train(problem, parameter());
        // libsvm's decision value is positive for the class of the first row
        double sign = trained.label[0] == 1 ? 1 : -1;
        double[][] vectors = new double[trained.l][features];
        for (int n = 0; n < trained.l; n++) {
            for (int f = 0; f < features; f++) {
                vectors[n][f] = trained.SV[n][f].value;
            }
        }
        double[] weights = Arrays.stream(trained.sv_coef[0]).map(w -> sign * w).toArray();
        return new KernelModel(options.kernel(), vectors, weights, -sign * trained.rho[0]);
    }

    /** @throws FitException unless both classes have a row */
    static void requireBoth(String method, boolean[] y) {
        int positive = 0;
        for (boolean is : y) {
            positive += is ? 1 : 0;
        }
        if (positive == 0 || positive == y.length) {
            throw new FitException(method + ": " + positive + " of " + y.length
                    + " rows are of the positive class; both classes are needed");
        }
    }

    private static svm_node[] nodes(double[] row) {
        svm_node[] nodes = new svm_node[row.length];
        for (int f = 0; f < row.length; f++) {
            nodes[f] = new svm_node();
            nodes[f].index = f + 1;
            nodes[f].value = row[f];
        }
        return nodes;
    }

    private svm_parameter parameter() {
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = switch (options.kernel().type()) {
            case LINEAR -> svm_parameter.LINEAR;
            case POLYNOMIAL -> svm_parameter.POLY;
            case RBF -> svm_parameter.RBF;
        };
        parameter.gamma = options.kernel().gamma();
        parameter.degree = options.kernel().degree();
        parameter.coef0 = options.kernel().coef0();
        parameter.C = options.cost();
        parameter.eps = options.tolerance();
        parameter.cache_size = CACHE_MB;
        parameter.shrinking = 1;
        return parameter;
    }
}
