package org.deltarad.cohort.survival;

import java.util.OptionalInt;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalLearner;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Cholesky;
import org.deltarad.cohort.numeric.DesignMatrix;
import org.deltarad.cohort.survival.PartialLikelihood.Point;

/**
 * Cox's proportional hazards by Newton's method with step halving, as R's coxph. Where coxph warns (a coefficient may be
 * infinite) or drops a column (NA coefficient), this refuses, naming the column.
 */
public record CoxRegression(CoxOptions options) implements SurvivalLearner {
    /** As {@code toler.chol} of coxph.control. */
    private static final double DEPENDENT = Math.pow(Math.ulp(1.0), 0.75);

    /**
     * Where the likelihood no longer changes, a Newton step of more than this (relative, in standard deviations) is still
     * on its way to infinity: near a finite maximum steps are of the order of 1e-6.
     */
    private static final double INFINITE_STEP = 1e-3;

    /** A hazard ratio of 1e13 between patients one standard deviation apart. */
    private static final double INFINITE = 30;

    private static final int HALVINGS = 25;

    /** @throws FitException without events, for missing cells, constant or dependent columns, monotone likelihood */
    @Override
    public CoxModel fit(double[][] x, SurvivalTimes y) {
        return fit(x, y, new double[y.size()]);
    }

    /** With an offset per patient, a known part of the log hazard. */
    public CoxModel fit(double[][] x, SurvivalTimes y, double[] offset) {
        if (x.length != y.size() || offset.length != y.size()) {
            throw new IllegalArgumentException(
                    x.length + " rows, " + y.size() + " times and " + offset.length + " offsets");
        }
        if (y.eventCount() == 0) {
            throw new FitException("no events among " + y.size() + " patients: a Cox model needs some");
        }
        DesignMatrix design = DesignMatrix.of(x, options.names()).varying();
        return new Newton(design, y, offset).run();
    }

    /** One fit, on columns of mean 0 and standard deviation 1. */
    private final class Newton {
        private final DesignMatrix design;
        private final SurvivalTimes y;
        private final double[] offset;
        private final double[][] columns;
        private final PartialLikelihood likelihood;

        Newton(DesignMatrix design, SurvivalTimes y, double[] offset) {
            this.design = design;
            this.y = y;
            this.offset = offset;
            this.columns = new double[design.width()][design.rows()];
            for (int j = 0; j < columns.length; j++) {
                for (int n = 0; n < columns[j].length; n++) {
                    columns[j][n] = (design.column(j)[n] - design.mean(j)) / design.deviation(j);
                }
            }
            this.likelihood = new PartialLikelihood(y, columns, offset, options.ties());
        }

        CoxModel run() {
            double[] beta = new double[columns.length];
            Point start = likelihood.at(beta);
            double score = factor(start, beta).quadraticForm(start.gradient());
            Point point = start;
            int iterations = 0;
            boolean converged = columns.length == 0;
            while (!converged) {
                double[] step = factor(point, beta).solve(point.gradient());
                if (++iterations > options.maxIterations()) {
                    throw infinite(step);
                }
                Point next = null;
                double[] trial = beta;
                for (int half = 0; half < HALVINGS && (next == null || worse(next, point)); half++) {
                    trial = along(beta, step, Math.pow(0.5, half));
                    next = likelihood.at(trial);
                }
                converged = Math.abs(next.value() - point.value()) <= options.tolerance() * Math.abs(next.value());
                beta = trial;
                point = next;
            }
            refuseInfinite(beta, factor(point, beta).solve(point.gradient()));
            return model(beta, start, point, score, iterations);
        }

        private boolean worse(Point next, Point point) {
            return !(next.value() >= point.value() - options.tolerance() * Math.abs(point.value()));
        }

        private double[] along(double[] beta, double[] step, double fraction) {
            double[] moved = beta.clone();
            for (int j = 0; j < beta.length; j++) {
                moved[j] += fraction * step[j];
            }
            return moved;
        }

        private Cholesky factor(Point point, double[] beta) {
            return Cholesky.of(point.information(), DEPENDENT).orElseThrow(() -> dependentOrInfinite(point, beta));
        }

        private FitException dependentOrInfinite(Point point, double[] beta) {
            OptionalInt column =
                    Cholesky.dependent(likelihood.at(new double[beta.length]).information(), DEPENDENT);
            if (column.isEmpty()) {
                return infinite(beta);
            }
            int j = column.getAsInt();
            return new FitException(design.label(j)
                    + (point.information()[j][j] > 0
                            ? " is a linear combination of the columns before it, or varies in no risk set"
                            : " varies in no risk set with an event: it has no coefficient"));
        }

        private void refuseInfinite(double[] beta, double[] step) {
            for (int j = 0; j < beta.length; j++) {
                if (Math.abs(step[j]) > INFINITE_STEP * (1 + Math.abs(beta[j])) || !(Math.abs(beta[j]) < INFINITE)) {
                    throw infinite(step);
                }
            }
        }

        /** @param beta steps or coefficients, the largest of which is on its way to infinity */
        private FitException infinite(double[] beta) {
            int largest = 0;
            for (int j = 1; j < beta.length; j++) {
                largest = Math.abs(beta[j]) > Math.abs(beta[largest]) ? j : largest;
            }
            return new FitException(design.label(largest)
                    + " orders the events completely, alone or with other columns (monotone likelihood): its"
                    + " coefficient is infinite; leave it out, or use a penalised model");
        }

        private CoxModel model(double[] beta, Point start, Point end, double score, int iterations) {
            double[][] covariance = factor(end, beta).inverse();
            double[] coefficients = beta.clone();
            for (int a = 0; a < beta.length; a++) {
                coefficients[a] /= design.deviation(a);
                for (int b = 0; b < beta.length; b++) {
                    covariance[a][b] /= design.deviation(a) * design.deviation(b);
                }
            }
            return new CoxModel(
                    design.names(),
                    coefficients,
                    design.means(),
                    covariance,
                    options.ties(),
                    y.size(),
                    y.eventCount(),
                    start.value(),
                    end.value(),
                    score,
                    iterations,
                    baseline(beta));
        }

        private BaselineHazard baseline(double[] beta) {
            double[] linear = offset.clone();
            for (int j = 0; j < beta.length; j++) {
                for (int n = 0; n < linear.length; n++) {
                    linear[n] += beta[j] * columns[j][n];
                }
            }
            return BaselineHazards.of(y, linear, options.ties());
        }
    }
}
