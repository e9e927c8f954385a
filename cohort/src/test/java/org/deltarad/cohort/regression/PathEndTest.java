package org.deltarad.cohort.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.DesignMatrix;
import org.deltarad.cohort.reference.RTable;
import org.junit.jupiter.api.Test;

/**
 * The far end of a Cox path, where 82 features fit the 110 patients almost completely, the second derivatives are as good
 * as singular and glmnet gives up (its maxit). Without a reference the optimum is known by the conditions of Karush, Kuhn and Tucker.
 */
class PathEndTest {
    /**
     * What a gradient may be off, in parts of the largest penalty: 1e-5 is what is left at glmnet's thresh of 1e-7, a
     * tenth of the smallest penalty.
     */
    private static final double GRADIENT = 3e-5;

    private final RTable radiomics = RTable.of(PathAgainstGlmnetTest.class, "radiomics.csv");
    private final double[][] x = radiomics.rows(PathAgainstGlmnetTest.FEATURES);
    private final SurvivalTimes y = radiomics.survival();

    @Test
    void everyModelOfTheDefaultPathIsTheOptimum() {
        PenalisedPath path = new PenalisedCox(PathOptions.lasso()).path(x, y);
        assertThat(path.lambda()).hasSizeGreaterThan(80);
        assertThat(path.devianceRatio()[path.devianceRatio().length - 1]).isGreaterThan(0.9);
        check(path, x, y);
    }

    /** Some patients pull the others' features to complete separation when they are left out. */
    @Test
    void soItIsWithAnyPatientLeftOut() {
        List<FoldRows> parts = FoldRows.of(FoldAssignment.leaveOneOut().folds(x.length));
        for (int f = 0; f < parts.size(); f += 10) {
            double[][] rest = parts.get(f).training(x);
            SurvivalTimes times = y.rows(parts.get(f).training());
            check(new PenalisedCox(PathOptions.lasso()).path(rest, times), rest, times);
        }
    }

    private static void check(PenalisedPath path, double[][] x, SurvivalTimes y) {
        DesignMatrix design = DesignMatrix.of(x, List.of());
        CoxLoss loss = new CoxLoss(y);
        double[] residual = new double[x.length];
        double worst = 0;
        for (int m = 0; m < path.lambda().length; m++) {
            LinearScore model = path.model(m);
            loss.expand(Arrays.stream(x).mapToDouble(model::score).toArray(), residual, new double[x.length]);
            double lambda = path.lambda()[m];
            for (int j = 0; j < design.width(); j++) {
                double[] column = design.column(j);
                double gradient = IntStream.range(0, x.length)
                                .mapToDouble(n -> residual[n] * column[n])
                                .sum()
                        / design.deviation(j);
                double b = model.coefficients()[j];
                double off = b == 0
                        ? Math.max(0, Math.abs(gradient) - lambda)
                        : Math.abs(gradient - Math.copySign(lambda, b));
                worst = Math.max(worst, off / path.lambda()[0]);
            }
        }
        assertThat(worst).isLessThan(GRADIENT);
    }
}
