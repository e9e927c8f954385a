package org.deltarad.cohort.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.ChiSquareTest;
import org.deltarad.cohort.reference.RNumbers;
import org.deltarad.cohort.reference.RTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against coxph, cox.zph and basehaz of R's survival 3.5-3; reference.R beside the data made the numbers. */
class CoxAgainstRTest {
    /**
     * Both sides iterate until the log likelihood (of the order of 1000) changes by less than 1e-12 of itself; Newton's
     * last step leaves coefficients exact to the condition of the information, about 1e-10.
     */
    private static final double FIT = 1e-8;

    /** P values: relative; the tail multiplies an error of the statistic by about the statistic. */
    private static final double TAIL = 1e-6;

    static final Map<String, List<String>> COLUMNS = Map.of(
            "lung", List.of("age", "sex", "ecog", "karno", "meal"),
            "veteran", List.of("trt", "squamous", "smallcell", "adeno", "karno", "diagtime", "age", "prior"),
            "gbsg", List.of("age", "meno", "size", "grade", "nodes", "pgr", "er", "hormon"),
            "colon", List.of("sex", "age", "obstruct", "nodes", "differ", "surg"));
    private final RNumbers r = RNumbers.of(CoxAgainstRTest.class);

    @ParameterizedTest
    @CsvSource({
        "lung,EFRON", "lung,BRESLOW", "veteran,EFRON", "veteran,BRESLOW",
        "gbsg,EFRON", "gbsg,BRESLOW", "colon,EFRON", "colon,BRESLOW"
    })
    void modelsAreThoseOfCoxph(String set, Ties ties) {
        String name = set + " " + ties.name().toLowerCase(Locale.ROOT);
        RTable table = RTable.of(getClass(), set + ".csv");
        double[][] x = table.rows(COLUMNS.get(set));
        SurvivalTimes y = table.survival();
        CoxOptions options = CoxOptions.standard().withTies(ties).withNames(COLUMNS.get(set));
        CoxModel model = new CoxRegression(options).fit(x, y);

        r.check(name, "coef", FIT, model.coefficients());
        r.check(name, "se", FIT, column(model, CoxCoefficient::standardError));
        r.check(name, "z", FIT, column(model, CoxCoefficient::z));
        r.checkRelative(name, "p", TAIL, column(model, CoxCoefficient::p));
        r.check(name, "lower", FIT, column(model, c -> c.hazardRatio().lower()));
        r.check(name, "upper", FIT, column(model, c -> c.hazardRatio().upper()));
        r.check(name, "loglik", 1e-11, model.logLikelihoodNull(), model.logLikelihood());
        compare(name, "lr", model.likelihoodRatio());
        compare(name, "wald", model.wald());
        compare(name, "score", model.scoreTest());
        r.check(
                name,
                "lp",
                FIT,
                Arrays.stream(x).limit(10).mapToDouble(model::score).toArray());
        r.check(
                name,
                "base.hazard",
                FIT,
                Arrays.stream(r.all(name, "base.time"))
                        .map(model.baseline()::at)
                        .toArray());
        double time = r.one(name, "survival.time");
        r.check(
                name,
                "survival",
                FIT,
                Arrays.stream(x)
                        .limit(10)
                        .mapToDouble(row -> model.survival(row, time))
                        .toArray());
    }

    private static double[] column(CoxModel model, ToDoubleFunction<CoxCoefficient> value) {
        return model.table(0.95).stream().mapToDouble(value).toArray();
    }

    private void compare(String name, String quantity, ChiSquareTest test) {
        r.checkRelative(name, quantity, TAIL, test.statistic(), test.df(), test.p());
    }

    @ParameterizedTest
    @CsvSource({"lung,EFRON", "veteran,EFRON", "veteran,BRESLOW", "gbsg,EFRON", "colon,EFRON", "colon,BRESLOW"})
    void proportionalHazardsAreTestedAsByCoxZph(String set, Ties ties) {
        String name = set + " " + ties.name().toLowerCase(Locale.ROOT);
        RTable table = RTable.of(getClass(), set + ".csv");
        double[][] x = table.rows(COLUMNS.get(set));
        CoxModel model = new CoxRegression(CoxOptions.standard().withTies(ties)).fit(x, table.survival());
        Map.of(
                        "km", TimeTransform.KAPLAN_MEIER,
                        "rank", TimeTransform.RANK,
                        "identity", TimeTransform.IDENTITY,
                        "log", TimeTransform.LOG)
                .forEach((transform, g) -> {
                    ProportionalHazardsTest test = new ProportionalHazards(g).test(model, x, table.survival());
                    r.check(name, "zph " + transform, FIT, tests(test, ChiSquareTest::statistic));
                    r.checkRelative(name, "zph.p " + transform, TAIL, tests(test, ChiSquareTest::p));
                });
        ProportionalHazardsTest test =
                new ProportionalHazards(TimeTransform.KAPLAN_MEIER).test(model, x, table.survival());
        r.check(name, "schoenfeld", FIT, absoluteSums(test.residuals()));
        r.check(name, "scaled", FIT, absoluteSums(test.scaled()));
        assertThat(test.time()).isSorted().hasSize(table.survival().eventCount());
    }

    private static double[] tests(ProportionalHazardsTest test, ToDoubleFunction<ChiSquareTest> value) {
        double[] all = Arrays.copyOf(
                test.columns().stream().mapToDouble(value).toArray(),
                test.columns().size() + 1);
        all[all.length - 1] = value.applyAsDouble(test.global());
        return all;
    }

    private static double[] absoluteSums(double[][] rows) {
        double[] sums = new double[rows[0].length];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                sums[j] += Math.abs(row[j]);
            }
        }
        return sums;
    }

    @Test
    void anOffsetIsKnownLogHazard() {
        RTable lung = RTable.of(getClass(), "lung.csv");
        double[] offset =
                Arrays.stream(lung.column("age")).map(age -> 0.03 * age).toArray();
        CoxModel model = new CoxRegression(CoxOptions.standard())
                .fit(lung.rows(List.of("sex", "ecog")), lung.survival(), offset);
        r.check("lung offset", "coef", FIT, model.coefficients());
        r.check("lung offset", "loglik", 1e-11, model.logLikelihoodNull(), model.logLikelihood());
    }

    @Test
    void screensAreUnivariateModelsAndMedianSplits() {
        RTable gbsg = RTable.of(getClass(), "gbsg.csv");
        CoxScreen cox = new CoxScreen(gbsg.survival(), CoxOptions.standard());
        LogRankScreen logRank = new LogRankScreen(gbsg.survival());
        List<String> names = COLUMNS.get("gbsg");
        r.checkRelative(
                "gbsg screen",
                "lr",
                TAIL,
                names.stream().mapToDouble(n -> cox.pValue(gbsg.column(n))).toArray());
        r.checkRelative(
                "gbsg screen",
                "wald",
                TAIL,
                names.stream().mapToDouble(n -> cox.waldP(gbsg.column(n))).toArray());
        double[] expected = r.all("gbsg screen", "logrank");
        int compared = 0;
        for (int j = 0; j < names.size(); j++) {
            if (!Double.isNaN(expected[j])) {
                assertThat(logRank.pValue(gbsg.column(names.get(j))) / expected[j])
                        .isBetween(1 - TAIL, 1 + TAIL);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(5);
    }
}
