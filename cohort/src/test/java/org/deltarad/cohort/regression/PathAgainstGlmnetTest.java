package org.deltarad.cohort.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.reference.RNumbers;
import org.deltarad.cohort.reference.RTable;
import org.junit.jupiter.api.Test;

/** Against glmnet and cv.glmnet 4.1-6; reference.R beside the data made the numbers. */
class PathAgainstGlmnetTest {
    /**
     * With thresh 1e-14 the last step of a coefficient changed R's objective by less than 1e-14 of the null deviance, so
     * it was below 1e-7 standard deviations; where columns are correlated a step is a tenth or less of what is left. Ours
     * goes on to 1e-15, and {@link #theOptimumHoldsToRounding} shows that it is there.
     */
    private static final double TIGHT = 1e-5;

    /**
     * Relative. coxnet computes the exponent 1 / (nlambda - 1) of its sequence in single precision (3e-8), which the log
     * of the whole range, 9.2 at most, multiplies.
     */
    private static final double SEQUENCE = 3e-7;

    /**
     * With glmnet's own thresh of 1e-7 a last step of 3e-4 standard deviations is convergence. After one of R's, of
     * coordinates, ten times that or more is left; after one of ours, of Newton's method, less.
     */
    private static final double DEFAULT = 5e-3;

    private static final double DEFAULT_FROM_TIGHT = 3e-4;

    private final RNumbers r = RNumbers.of(PathAgainstGlmnetTest.class);
    private final RTable veteran = RTable.of(getClass(), "veteran.csv");
    private final RTable birthwt = RTable.of(getClass(), "birthwt.csv");
    private final RTable radiomics = RTable.of(getClass(), "radiomics.csv");
    private static final List<String> VETERAN =
            List.of("trt", "squamous", "smallcell", "adeno", "karno", "diagtime", "age", "prior");
    private static final List<String> BIRTHWT =
            List.of("age", "lwt", "black", "other", "smoke", "ptl", "ht", "ui", "ftv");
    static final List<String> FEATURES = IntStream.rangeClosed(1, 82)
            .mapToObj(j -> String.format("f%02d", j))
            .toList();

    private static PathOptions tight(double alpha) {
        return PathOptions.elasticNet(alpha).withThresh(1e-15);
    }

    /** With 82 features the far end of the path fits the 110 patients completely; R's reference ends before. */
    private static PathOptions wide(double alpha) {
        return tight(alpha).withLambdaMinRatio(0.1);
    }

    @Test
    void coxPaths() {
        double[][] v = veteran.rows(VETERAN);
        SurvivalTimes vy = veteran.survival();
        double[][] x = radiomics.rows(FEATURES);
        SurvivalTimes y = radiomics.survival();
        compare("veteran cox 1", new PenalisedCox(tight(1)).path(v, vy), TIGHT);
        compare("veteran cox 0.3", new PenalisedCox(tight(0.3)).path(v, vy), TIGHT);
        compare("veteran cox ridge", new PenalisedCox(tight(0)).path(v, vy), TIGHT);
        compare("radiomics cox 1", new PenalisedCox(wide(1)).path(x, y), TIGHT);
        compare("radiomics cox 0.3", new PenalisedCox(wide(0.3)).path(x, y), TIGHT);
        compare("veteran cox default", new PenalisedCox(PathOptions.lasso()).path(v, vy), DEFAULT);
        PathOptions usual = PathOptions.lasso().withLambdaMinRatio(0.1);
        compare("radiomics cox default", new PenalisedCox(usual).path(x, y), DEFAULT);
        compare("radiomics cox 1", new PenalisedCox(usual).path(x, y), DEFAULT_FROM_TIGHT);
    }

    @Test
    void coxPathsWithoutScalingAndWithOwnPenalties() {
        double[][] v = veteran.rows(VETERAN);
        PathOptions raw =
                new PathOptions(List.of(), 1, 100, Double.NaN, new double[0], false, 1e-15, new double[0], 10_000_000);
        compare("veteran cox unstandardised", new PenalisedCox(raw).path(v, veteran.survival()), TIGHT);
        PathOptions factors = tight(1).withPenaltyFactor(0, 1, 1, 1, 2, 1, 1, 0.5);
        compare("veteran cox factors", new PenalisedCox(factors).path(v, veteran.survival()), TIGHT);
    }

    /** Karush, Kuhn and Tucker: the gradient is the penalty in the model, with the sign of the coefficient, and less outside. */
    @Test
    void theOptimumHoldsToRounding() {
        double[][] x = radiomics.rows(FEATURES);
        boolean[] y = radiomics.flags("positive");
        PathOptions options = wide(1);
        PathOptions raw = new PathOptions(
                List.of(), 1, 100, 0.1, new double[0], false, options.thresh(), new double[0], options.maxit());
        PenalisedPath path = new PenalisedLogistic(raw).path(x, y);
        int last = path.lambda().length - 1;
        LinearScore model = path.model(last);
        for (int j = 0; j < 82; j++) {
            double gradient = 0;
            for (int n = 0; n < x.length; n++) {
                gradient += x[n][j] * ((y[n] ? 1 : 0) - 1 / (1 + Math.exp(-model.score(x[n])))) / x.length;
            }
            double b = model.coefficients()[j];
            if (b == 0) {
                assertThat(Math.abs(gradient)).isLessThan(path.lambda()[last]);
            } else {
                assertThat(gradient).isCloseTo(Math.copySign(path.lambda()[last], b), within(1e-8));
            }
        }
        assertThat(model.selected().size()).isBetween(10, 81);
    }

    @Test
    void logisticPaths() {
        double[][] b = birthwt.rows(BIRTHWT);
        boolean[] low = birthwt.flags("low");
        double[][] x = radiomics.rows(FEATURES);
        boolean[] positive = radiomics.flags("positive");
        compare("birthwt logistic 1", new PenalisedLogistic(tight(1)).path(b, low), TIGHT);
        compare("birthwt logistic 0.3", new PenalisedLogistic(tight(0.3)).path(b, low), TIGHT);
        compare("radiomics logistic 1", new PenalisedLogistic(wide(1)).path(x, positive), TIGHT);
        compare("radiomics logistic 0.3", new PenalisedLogistic(wide(0.3)).path(x, positive), TIGHT);
        compare("birthwt logistic default", new PenalisedLogistic(PathOptions.lasso()).path(b, low), DEFAULT);
    }

    private void compare(String name, PenalisedPath path, double tolerance) {
        r.checkRelative(name, "lambda", SEQUENCE, path.lambda());
        r.check(name, "nulldev", 1e-10, path.nullDeviance());
        r.check(name, "dev.ratio", tolerance, path.devianceRatio());
        int compared = 0;
        for (int k : new int[] {2, 10, 20, 30, path.lambda().length}) {
            if (k <= path.lambda().length) {
                r.check(name, "beta " + k, tolerance, path.coefficients()[k - 1]);
                if (name.contains("logistic")) {
                    r.check(name, "a0 " + k, tolerance, path.intercept()[k - 1]);
                }
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(4);
    }

    /** Fewer penalties: cross-validation fits many paths. */
    private static PathOptions short50() {
        return new PathOptions(List.of(), 1, 50, 0.1, new double[0], true, 1e-15, new double[0], 10_000_000);
    }

    @Test
    void crossValidatedCox() {
        double[][] x = radiomics.rows(FEATURES);
        SurvivalTimes y = radiomics.survival();
        PenalisedCox lasso = new PenalisedCox(short50());
        int[] fold10 = r.ints("radiomics", "fold10");
        int[] fold5 = r.ints("radiomics", "fold5");
        compare("cox deviance 10", lasso.crossValidate(x, y, n -> fold10, CoxMeasure.DEVIANCE));
        compare("cox C 5", lasso.crossValidate(x, y, n -> fold5, CoxMeasure.C_INDEX));
        compare("cox deviance loo", lasso.crossValidate(x, y, FoldAssignment.leaveOneOut(), CoxMeasure.DEVIANCE));
    }

    @Test
    void crossValidatedLogistic() {
        double[][] x = radiomics.rows(FEATURES);
        boolean[] y = radiomics.flags("positive");
        PenalisedLogistic lasso = new PenalisedLogistic(short50());
        int[] fold10 = r.ints("radiomics", "fold10");
        int[] fold5 = r.ints("radiomics", "fold5");
        compare("logistic deviance 10", lasso.crossValidate(x, y, n -> fold10, ClassMeasure.DEVIANCE));
        compare(
                "logistic deviance loo",
                lasso.crossValidate(x, y, FoldAssignment.leaveOneOut(), ClassMeasure.DEVIANCE));
        compare("logistic auc 5", lasso.crossValidate(x, y, n -> fold5, ClassMeasure.AUC));
        compare("logistic class 10", lasso.crossValidate(x, y, n -> fold10, ClassMeasure.MISCLASSIFICATION));
    }

    private void compare(String name, CrossValidatedPath cv) {
        r.checkRelative(name, "cv.lambda", SEQUENCE, cv.lambda());
        r.check(name, "cvm", TIGHT, cv.mean());
        r.check(name, "cvsd", TIGHT, cv.standardError());
        r.checkRelative(name, "chosen", SEQUENCE, cv.lambdaMin(), cv.lambdaOneSe());
        LinearScore model = cv.modelAtMin();
        double[] expected = r.all(name, "model");
        double[] actual = model.coefficients();
        if (name.startsWith("logistic")) {
            actual = new double[expected.length];
            actual[0] = model.intercept();
            System.arraycopy(model.coefficients(), 0, actual, 1, expected.length - 1);
        }
        r.check(name, "model", TIGHT, actual);
    }

    @Test
    void learnersGiveTheChosenModel() {
        double[][] x = radiomics.rows(FEATURES);
        PenalisedCoxLearner learner = new PenalisedCoxLearner(
                PathOptions.lasso().withNames(FEATURES),
                FoldAssignment.random(10, 4),
                CoxMeasure.DEVIANCE,
                PenaltyChoice.LAMBDA_MIN);
        LinearScore model = learner.fit(x, radiomics.survival());
        assertThat(model).usingRecursiveComparison().isEqualTo(learner.fit(x, radiomics.survival()));
        // three of the four features that made the outcome: f01, f05, f33
        assertThat(model.selected()).contains(0, 4, 32);
        assertThat(model.names()).isEqualTo(FEATURES);
    }

    @Test
    void aGivenPenaltyIsFittedAsTheEndOfAPath() {
        double[][] x = radiomics.rows(FEATURES);
        PenalisedPath path = new PenalisedCox(wide(1)).path(x, radiomics.survival());
        double penalty = path.lambda()[20];
        PenalisedPath one = new PenalisedCox(tight(1).withLambda(penalty)).path(x, radiomics.survival());
        for (int j = 0; j < 82; j++) {
            assertThat(one.coefficients()[0][j]).isCloseTo(path.coefficients()[20][j], within(TIGHT));
        }
        double between = (path.lambda()[20] + path.lambda()[21]) / 2;
        assertThat(path.at(between).coefficients()[0])
                .isCloseTo((path.coefficients()[20][0] + path.coefficients()[21][0]) / 2, within(1e-12));
    }

    @Test
    void constantColumnsStayOutAndMissingCellsAreRefused() {
        double[][] x =
                Arrays.stream(radiomics.rows(FEATURES)).map(double[]::clone).toArray(double[][]::new);
        for (double[] row : x) {
            row[0] = 5;
        }
        PenalisedPath path =
                new PenalisedCox(PathOptions.lasso().withLambdaMinRatio(0.1)).path(x, radiomics.survival());
        assertThat(Arrays.stream(path.coefficients()).mapToDouble(b -> b[0])).containsOnly(0.0);
        x[3][7] = Double.NaN;
        PenalisedCox named = new PenalisedCox(PathOptions.lasso().withNames(FEATURES));
        assertThatThrownBy(() -> named.path(x, radiomics.survival()))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("row 3, column 7 (f08)");
    }

    @Test
    void foldsAreBalancedAndRepeatable() {
        int[] folds = FoldAssignment.random(10, 7).folds(103);
        assertThat(folds).isEqualTo(FoldAssignment.random(10, 7).folds(103));
        long[] sizes = IntStream.range(0, 10)
                .mapToLong(f -> Arrays.stream(folds).filter(v -> v == f).count())
                .toArray();
        assertThat(sizes).containsOnly(10, 11);
        assertThat(FoldAssignment.leaveOneOut().folds(3)).containsExactly(0, 1, 2);
    }
}
