package org.deltarad.cohort.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.reference.RNumbers;
import org.deltarad.cohort.reference.RTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against pROC, Hmisc, riskRegression, glm and formulas of Hosmer and Lemeshow, Vickers and Pencina in R; reference.R
 * beside the data made the numbers, of pROC's aSAH.
 */
class ClassMeasuresAgainstRTest {
    /** Sums over 113 patients in double precision, in another order. */
    private static final double DIRECT = 1e-11;

    /** Logistic fits, which both sides iterate to the last digits; the spline's columns are correlated to 0.99. */
    private static final double FIT = 1e-8;

    private final RNumbers r = RNumbers.of(getClass());
    private final RTable table = RTable.of(getClass(), "aSAH.csv");
    private final boolean[] poor = table.flags("poor");

    @ParameterizedTest
    @ValueSource(strings = {"s100b", "ndka", "wfns", "large"})
    void rocIsThatOfProc(String marker) {
        double[] score = table.column(marker);
        Estimate auc = Auc.of(score, poor, 0.95).auc();
        r.check(marker, "auc", DIRECT, auc.value(), auc.lower(), auc.upper());
        r.check(marker, "se", DIRECT, auc.standardError());
        RocCurve curve = RocCurve.of(score, poor);
        r.check(marker, "sensitivities", DIRECT, column(curve, RocPoint::sensitivity));
        r.check(marker, "specificities", DIRECT, column(curve, RocPoint::specificity));
        RocPoint best = curve.youden();
        r.check(marker, "youden", DIRECT, best.cutoff(), best.sensitivity(), best.specificity());
    }

    private static double[] column(RocCurve curve, ToDoubleFunction<RocPoint> value) {
        return curve.points().stream().mapToDouble(value).toArray();
    }

    @Test
    void delongComparesPairedMarkers() {
        for (List<String> pair : List.of(List.of("s100b", "ndka"), List.of("wfns", "s100b"))) {
            Difference d = Auc.difference(
                    Auc.of(table.column(pair.get(0)), poor, 0.95), Auc.of(table.column(pair.get(1)), poor, 0.95), 0.95);
            Estimate e = d.estimate();
            r.check(String.join(" ", pair), "delong", DIRECT, e.value(), d.z(), d.p(), e.lower(), e.upper());
        }
    }

    @Test
    void youdenTakesTheMoreSensitiveOfTies() {
        // above 1.5: 1 + 1/2; above 3.5: 1/2 + 1
        RocPoint best = RocCurve.of(new double[] {1, 2, 3, 4}, new boolean[] {false, true, false, true})
                .youden();
        assertThat(best).isEqualTo(new RocPoint(1.5, 1, 0.5));
    }

    @Test
    void tableAndItsIntervals() {
        ConfusionTable found = ConfusionTable.at(0.205, table.column("s100b"), poor);
        r.check(
                "s100b 0.205",
                "table",
                0,
                found.truePositives(),
                found.falsePositives(),
                found.falseNegatives(),
                found.trueNegatives());
        for (ProportionInterval interval : ProportionInterval.values()) {
            String method = interval.name().toLowerCase(Locale.ROOT);
            check("sensitivity " + method, found.sensitivity(interval, 0.95));
            check("specificity " + method, found.specificity(interval, 0.95));
            check("ppv " + method, found.positivePredictiveValue(interval, 0.95));
            check("npv " + method, found.negativePredictiveValue(interval, 0.95));
        }
        double[] ends = r.all("binconf", "0 of 9");
        assertThat(ProportionInterval.WILSON.of(0, 9, 0.95).upper()).isCloseTo(ends[2], within());
        assertThat(ProportionInterval.EXACT.of(0, 9, 0.95).upper()).isCloseTo(ends[5], within());
        assertThat(ProportionInterval.EXACT.of(9, 9, 0.95).lower()).isCloseTo(1 - ends[5], within());
        assertThat(ProportionInterval.WILSON.of(0, 0, 0.95).value()).isNaN();
        assertThat(found.positiveLikelihoodRatio()).isCloseTo(26.0 / 41 / (14.0 / 72), within());
        assertThat(found.negativeLikelihoodRatio()).isCloseTo(15.0 / 41 / (58.0 / 72), within());
        assertThat(found.f1()).isCloseTo(52.0 / (52 + 14 + 15), within());
        assertThat(found.matthews()).isCloseTo((26.0 * 58 - 14.0 * 15) / Math.sqrt(40.0 * 41 * 72 * 73), within());
    }

    private static Offset<Double> within() {
        // the beta quantile is iterated to 1e-9
        return Offset.offset(1e-8);
    }

    private void check(String quantity, Estimate e) {
        r.check("s100b 0.205", quantity, 1e-8, e.value(), e.lower(), e.upper());
    }

    @Test
    void reclassificationIsThatOfImproveProb() {
        double[] small = table.column("small");
        double[] large = table.column("large");
        NetReclassification nri = NetReclassification.continuous(small, large, poor, 0.95);
        r.check("improve", "nri", DIRECT, numbers(nri.total(), true));
        r.check("improve", "nri.parts", DIRECT, join(numbers(nri.events(), false), numbers(nri.nonEvents(), false)));
        IntegratedDiscrimination idi = IntegratedDiscrimination.of(small, large, poor, 0.95);
        r.check("improve", "idi", DIRECT, numbers(idi.improvement(), true));
        assertThat(idi.slopeAfter() - idi.slopeBefore())
                .isCloseTo(idi.improvement().estimate().value(), within());
        NetReclassification steps = NetReclassification.categorical(small, large, poor, new double[] {0.2, 0.5}, 0.95);
        r.check("categorical", "nri", DIRECT, numbers(steps.total(), false));
        r.check(
                "categorical",
                "parts",
                DIRECT,
                join(numbers(steps.events(), false), numbers(steps.nonEvents(), false)));
    }

    private static double[] numbers(Difference d, boolean withZ) {
        double value = d.estimate().value();
        double se = d.estimate().standardError();
        return withZ ? new double[] {value, se, d.z()} : new double[] {value, se};
    }

    private static double[] join(double[] a, double[] b) {
        return new double[] {a[0], a[1], b[0], b[1]};
    }

    @Test
    void brierScoreIsThatOfScore() {
        Brier brier = Brier.of(table.column("large"), poor, 0.95);
        Estimate e = brier.score();
        r.check("aSAH", "brier", DIRECT, e.value(), e.standardError(), e.lower(), e.upper());
        assertThat(brier.scaled()).isCloseTo(1 - e.value() / (41.0 / 113 * 72 / 113), within());
    }

    @Test
    void calibration() {
        double[] p = r.all("aSAH", "shifted");
        CalibrationLine line = CalibrationLine.of(p, poor, 0.95);
        r.check("aSAH", "slope", FIT, line.slope().value(), line.slope().standardError());
        r.check(
                "aSAH",
                "intercept.with.slope",
                FIT,
                line.intercept().value(),
                line.intercept().standardError());
        r.check(
                "aSAH",
                "in.the.large",
                FIT,
                line.inTheLarge().value(),
                line.inTheLarge().standardError());
        for (int g : new int[] {10, 5}) {
            HosmerLemeshow test = HosmerLemeshow.of(p, poor, g);
            r.check(
                    "aSAH",
                    "hl " + g,
                    DIRECT,
                    test.test().statistic(),
                    test.test().df(),
                    test.test().p());
            r.check("aSAH", "hl.n " + g, 0, doubles(test.patients()));
            r.check("aSAH", "hl.o " + g, 0, doubles(test.observed()));
            r.check("aSAH", "hl.e " + g, DIRECT, test.expected());
            List<CalibrationGroup> groups =
                    CalibrationCurve.of(p, poor, g, 0.95).groups();
            for (int k = 0; k < groups.size(); k++) {
                assertThat(groups.get(k).predicted() * groups.get(k).patients())
                        .isCloseTo(test.expected()[k], within());
                assertThat(groups.get(k).observed().value() * groups.get(k).patients())
                        .isCloseTo(test.observed()[k], within());
            }
        }
        double[] few = Arrays.stream(table.column("wfns"))
                .map(w -> 1 / (1 + Math.exp(2 - 0.5 * w)))
                .toArray();
        HosmerLemeshow merged = HosmerLemeshow.of(few, poor, 10);
        r.check(
                "wfns",
                "hl",
                DIRECT,
                merged.test().statistic(),
                merged.test().df(),
                merged.test().p());
        SmoothCalibration smooth = SmoothCalibration.of(p, poor);
        r.check("aSAH", "smooth", FIT, smooth.observed());
        r.check("aSAH", "ici", FIT, smooth.ici(), smooth.e50(), smooth.e90(), smooth.largest());
    }

    private static double[] doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    @Test
    void decisionsAndTheirImpact() {
        double[] p = table.column("large");
        double[] thresholds = r.all("decision", "thresholds");
        DecisionCurve curve = DecisionCurve.of(p, poor, thresholds);
        r.check("decision", "model", DIRECT, curve.model());
        r.check("decision", "all", DIRECT, curve.all());
        ClinicalImpact impact = ClinicalImpact.of(p, poor, thresholds);
        r.check("decision", "called", DIRECT, impact.highRisk());
        r.check("decision", "true", DIRECT, impact.highRiskWithEvent());
    }

    @Test
    void refusesWhatIsNoProbabilityOrOneClass() {
        boolean[] y = {true, false, true};
        assertThatThrownBy(() -> Brier.of(new double[] {0.1, 1.2, 0}, y, 0.95))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("row 1: 1.2 is no probability");
        assertThatThrownBy(() -> CalibrationLine.of(new double[] {0.1, 0.2, 1}, y, 0.95))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("row 2");
        assertThatThrownBy(() -> Auc.of(new double[3], new boolean[3], 0.95))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("one class");
        assertThatThrownBy(() -> HosmerLemeshow.of(new double[] {0.5, 0.5, 0.5}, y, 10))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("1 groups");
    }
}
