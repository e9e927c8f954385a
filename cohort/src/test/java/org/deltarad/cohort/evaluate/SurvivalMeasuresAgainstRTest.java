package org.deltarad.cohort.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.reference.RNumbers;
import org.deltarad.cohort.reference.RTable;
import org.deltarad.cohort.survival.Concordance;
import org.deltarad.cohort.survival.ConcordanceDifference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against survival::concordance, riskRegression::Score, pec and formulas of Blanche 2013 and Vickers 2008 in R;
 * reference.R beside the data made the numbers, of gbsg.
 */
class SurvivalMeasuresAgainstRTest {
    /** Sums of 686 patients or their 133072 pairs in double precision, in another order. */
    private static final double DIRECT = 1e-10;

    private static final double[] YEARS = {365.25, 1095.75, 1826.25};
    private final RNumbers r = RNumbers.of(getClass());

    private static RTable table(String name) {
        return RTable.of(SurvivalMeasuresAgainstRTest.class, name + ".csv");
    }

    private static double[] numbers(Concordance c) {
        return new double[] {
            c.concordant(),
            c.discordant(),
            c.tied(),
            c.index().value(),
            c.index().standardError()
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"tied", "untied"})
    void concordanceIsThatOfSurvival(String name) {
        RTable table = table(name);
        SurvivalTimes y = table.survival();
        for (String score : List.of("full", "small")) {
            Concordance harrell = Concordance.harrell(y, table.column(score), 0.95);
            assertThat(Concordance.index(y, table.column(score)))
                    .isEqualTo(harrell.index().value());
            r.check(name + " " + score, "harrell", DIRECT, numbers(harrell));
            for (String tau : List.of("1095.75", "1826.25")) {
                Concordance uno = Concordance.uno(y, table.column(score), Double.parseDouble(tau), 0.95);
                r.check(name + " " + score, "uno " + tau, DIRECT, numbers(uno));
            }
        }
        ConcordanceDifference difference = Concordance.difference(
                Concordance.harrell(y, table.column("full"), 0.95),
                Concordance.harrell(y, table.column("small"), 0.95),
                0.95);
        Estimate e = difference.difference();
        r.check(name, "difference", DIRECT, e.value(), e.standardError());
        assertThat(difference.p()).isBetween(0.01, 0.05);
    }

    /** riskRegression breaks ties of events and censoring at one time in its own way, so ties are compared in values only. */
    @ParameterizedTest
    @ValueSource(strings = {"tied", "untied"})
    void timeDependentAucIsThatOfScore(String name) {
        RTable table = table(name);
        for (int k = 1; k <= 3; k++) {
            TimeDependentAuc full = TimeDependentAuc.of(table.survival(), table.column("full" + k), YEARS[k - 1], 0.95);
            TimeDependentAuc small =
                    TimeDependentAuc.of(table.survival(), table.column("small" + k), YEARS[k - 1], 0.95);
            String at = name + " " + k;
            r.check(at, "auc", DIRECT, both(full.auc(), small.auc(), Estimate::value));
            if (name.equals("untied")) {
                r.check(at, "auc.se", DIRECT, both(full.auc(), small.auc(), Estimate::standardError));
                r.check(at, "auc.lower", DIRECT, both(full.auc(), small.auc(), Estimate::lower));
                r.check(at, "auc.difference", DIRECT, numbers(TimeDependentAuc.difference(full, small, 0.95)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tied", "untied"})
    void brierScoreIsThatOfScore(String name) {
        RTable table = table(name);
        for (int k = 1; k <= 3; k++) {
            SurvivalBrier full = SurvivalBrier.of(table.survival(), table.column("full" + k), YEARS[k - 1], 0.95);
            SurvivalBrier small = SurvivalBrier.of(table.survival(), table.column("small" + k), YEARS[k - 1], 0.95);
            String at = name + " " + k;
            r.check(at, "brier", DIRECT, both(full.score(), small.score(), Estimate::value));
            if (name.equals("untied")) {
                r.check(at, "brier.se", DIRECT, both(full.score(), small.score(), Estimate::standardError));
                r.check(at, "brier.difference", DIRECT, numbers(SurvivalBrier.difference(full, small, 0.95)));
            }
        }
    }

    private static double[] both(Estimate a, Estimate b, ToDoubleFunction<Estimate> value) {
        return new double[] {value.applyAsDouble(a), value.applyAsDouble(b)};
    }

    private static double[] numbers(Difference d) {
        return new double[] {d.estimate().value(), d.estimate().standardError(), d.p()};
    }

    @Test
    void integratedBrierIsThatOfPec() {
        double[] grid = r.all("pec", "grid");
        double[] hazard = r.all("pec", "hazard");
        double[] lp = r.all("pec", "lp");
        IntegratedBrier found = IntegratedBrier.of(table("untied").survival(), grid, t -> {
            double h = hazard[Arrays.binarySearch(grid, t)];
            return Arrays.stream(lp).map(l -> 1 - Math.exp(-h * Math.exp(l))).toArray();
        });
        r.check("pec", "brier", DIRECT, found.score());
        r.check("pec", "ibs", DIRECT, found.integrated());
    }

    @Test
    void timeDependentRocAndItsYoudenCutoff() {
        RTable table = table("untied");
        RocCurve curve = RocCurve.at(table.survival(), table.column("full"), YEARS[1]);
        RocPoint best = curve.youden();
        r.check("untied roc", "youden", DIRECT, best.cutoff(), best.sensitivity(), best.specificity());
        double area = 0;
        for (int k = 1; k < curve.points().size(); k++) {
            RocPoint left = curve.points().get(k - 1);
            RocPoint right = curve.points().get(k);
            area += (right.specificity() - left.specificity()) * (left.sensitivity() + right.sensitivity()) / 2;
        }
        assertThat(area).isCloseTo(r.all("untied 2", "auc")[0], Offset.offset(DIRECT));
    }

    @Test
    void calibrationReclassificationAndDecisionsAtThreeYears() {
        RTable table = table("untied");
        SurvivalTimes y = table.survival();
        double[] small = table.column("small2");
        double[] full = table.column("full2");
        List<CalibrationGroup> groups =
                CalibrationCurve.at(y, small, YEARS[1], 5, 0.95).groups();
        String name = "survival calibration";
        r.check(name, "n", 0, column(groups, CalibrationGroup::patients));
        r.check(name, "predicted", DIRECT, column(groups, CalibrationGroup::predicted));
        r.check(name, "observed", DIRECT, column(groups, g -> g.observed().value()));
        r.check(name, "lower", DIRECT, column(groups, g -> g.observed().lower()));
        r.check(name, "upper", DIRECT, column(groups, g -> g.observed().upper()));
        double[] cuts = {0.3, 0.5};
        r.check("survival nri", "3 years", DIRECT, NetReclassification.survival(y, small, full, cuts, YEARS[1]));
        DecisionCurve decision = DecisionCurve.at(y, full, YEARS[1], r.all("decision", "thresholds"));
        r.check("decision", "survival", DIRECT, decision.model());
        r.check("decision", "survival.all", DIRECT, decision.all());
    }

    private static double[] column(List<CalibrationGroup> groups, ToDoubleFunction<CalibrationGroup> value) {
        return groups.stream().mapToDouble(value).toArray();
    }

    @Test
    void saysWhyThereIsNoAuc() {
        SurvivalTimes y = SurvivalTimes.of(new double[] {1, 2, 3}, new boolean[] {false, true, false});
        double[] score = {1, 2, 3};
        assertThatThrownBy(() -> TimeDependentAuc.of(y, score, 1.5, 0.95))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("at time 1.5 0 patients had the event and 2 were followed up longer");
        assertThatThrownBy(() -> TimeDependentAuc.of(y, new double[] {1, Double.NaN, 3}, 2.5, 0.95))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("row 1");
        SurvivalTimes none = SurvivalTimes.of(new double[] {1, 2}, new boolean[2]);
        assertThatThrownBy(() -> Concordance.harrell(none, new double[2], 0.95))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("no event");
    }

    @Test
    void aMarkerThatIsItsOwnNegativeMirrorsTheArea() {
        RTable table = table("tied");
        double[] minus = Arrays.stream(table.column("full")).map(v -> -v).toArray();
        double auc = TimeDependentAuc.of(table.survival(), table.column("full"), YEARS[1], 0.95)
                .auc()
                .value();
        assertThat(TimeDependentAuc.of(table.survival(), minus, YEARS[1], 0.95)
                        .auc()
                        .value())
                .isCloseTo(1 - auc, Offset.offset(DIRECT));
    }
}
