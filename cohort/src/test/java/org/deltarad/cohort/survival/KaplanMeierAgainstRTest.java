package org.deltarad.cohort.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.reference.RNumbers;
import org.deltarad.cohort.reference.RTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against survfit and survdiff of R's survival 3.5-3; reference.R beside the data made the numbers. */
class KaplanMeierAgainstRTest {
    /** Both sides multiply and add some hundred numbers in double precision. */
    private static final double DIRECT = 1e-11;

    private static final Map<String, Band> BANDS =
            Map.of("plain", Band.PLAIN, "log", Band.LOG, "log-log", Band.LOG_LOG);
    private final RNumbers r = RNumbers.of(KaplanMeierAgainstRTest.class);

    @ParameterizedTest
    @ValueSource(strings = {"lung", "veteran", "gbsg", "colon"})
    void curvesBandsAndQuantilesAreThoseOfSurvfit(String set) {
        SurvivalTimes y = RTable.of(getClass(), set + ".csv").survival();
        KaplanMeier km = KaplanMeier.of(y);
        r.check(set, "km.time", 0, km.time());
        r.check(set, "km.surv", DIRECT, km.survival());
        assertThat(km.atRisk()).isEqualTo(r.ints(set, "km.risk"));
        for (int n = 0; n < km.time().length; n++) {
            assertThat(Math.sqrt(km.greenwood()[n])).isEqualTo(r.all(set, "km.stderr")[n], offset());
        }
        assertThat(km.atRisk(r.all(set, "some.times"))).isEqualTo(r.ints(set, "some.risk"));
        BANDS.forEach((name, band) -> {
            r.check(set, "lower " + name, DIRECT, asR(band, km, km.band(band, 0.95)[0]));
            r.check(set, "upper " + name, DIRECT, asR(band, km, km.band(band, 0.95)[1]));
            r.check(set, "quantile 0.5 " + name, DIRECT, ends(km.median(band, 0.95)));
            r.check(set, "quantile 0.25 " + name, DIRECT, ends(km.quantile(0.25, band, 0.95)));
        });
        NelsonAalen hazard = NelsonAalen.of(y);
        r.check(set, "na.hazard", DIRECT, hazard.hazard());
        double[] se = hazard.variance().clone();
        for (int n = 0; n < se.length; n++) {
            se[n] = Math.sqrt(se[n]);
        }
        r.check(set, "na.stderr", DIRECT, se);
    }

    /** Before the first event survfit has NA for log-log and 1 for the other bands; here it is 1 for all. */
    private static double[] asR(Band band, KaplanMeier km, double[] ends) {
        for (int n = 0; n < ends.length; n++) {
            if (band == Band.LOG_LOG && km.survival()[n] == 1) {
                assertThat(ends[n]).isEqualTo(1);
                ends[n] = Double.NaN;
            }
        }
        return ends;
    }

    private static Offset<Double> offset() {
        return Offset.offset(DIRECT);
    }

    private static double[] ends(Estimate e) {
        return new double[] {e.value(), e.lower(), e.upper()};
    }

    @Test
    void theCurveMayReachZeroAndRestAtOneHalf() {
        KaplanMeier small = KaplanMeier.of(SurvivalTimes.of(
                new double[] {1, 2, 3, 4, 4, 6}, new boolean[] {true, false, true, true, false, true}));
        r.check("small", "surv", DIRECT, small.survival());
        r.check("small", "lower log", DIRECT, small.band(Band.LOG, 0.95)[0]);
        r.check("small", "quantile 0.5 log", DIRECT, ends(small.median(Band.LOG, 0.95)));
        KaplanMeier half =
                KaplanMeier.of(SurvivalTimes.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, false}));
        r.check("half", "quantile 0.5 log", DIRECT, ends(half.median(Band.LOG, 0.95)));
        r.check("half", "quantile 0.5 plain", DIRECT, ends(half.median(Band.PLAIN, 0.95)));
    }

    @Test
    void readsTheCurveFromTheLeftAndFromTheRight() {
        KaplanMeier km = KaplanMeier.of(SurvivalTimes.of(new double[] {1, 2}, new boolean[] {true, false}));
        assertThat(km.at(0.5)).isEqualTo(1);
        assertThat(km.at(1)).isEqualTo(0.5);
        assertThat(km.before(1)).isEqualTo(1);
        assertThat(km.at(9)).isEqualTo(0.5);
        assertThat(km.atRisk(0, 1, 1.5, 3)).containsExactly(2, 2, 1, 0);
    }

    @Test
    void censoringComesAfterTheEventsOfATime() {
        KaplanMeier g = KaplanMeier.ofCensoring(
                SurvivalTimes.of(new double[] {1, 1, 2, 3}, new boolean[] {true, false, true, false}));
        // of the four, one has the event at 1; of the three left one is censored then
        assertThat(g.survival()).containsExactly(2.0 / 3, 2.0 / 3, 0);
    }

    @Test
    void logRankAndItsFamilyAreThoseOfSurvdiff() {
        compare("lung sex", "lung", "sex", null);
        compare("lung ecog", "lung", "ecog", null);
        compare("veteran cell", "veteran", "cell", null);
        compare("veteran cell strata prior", "veteran", "cell", "prior");
        compare("colon rx", "colon", "rx", null);
        compare("gbsg hormon", "gbsg", "hormon", null);
    }

    private void compare(String name, String set, String group, String stratum) {
        RTable table = RTable.of(getClass(), set + ".csv");
        int[] groups = table.ints(group);
        int lowest = Arrays.stream(groups).min().orElseThrow();
        for (int n = 0; n < groups.length; n++) {
            groups[n] -= lowest;
        }
        int[] strata = stratum == null ? new int[table.size()] : table.ints(stratum);
        for (String rho : new String[] {"0", "1", "0.5"}) {
            LogRankTest found = new LogRank(Double.parseDouble(rho)).test(table.survival(), groups, strata);
            r.check(name + " " + rho, "observed", DIRECT, found.observed());
            r.check(name + " " + rho, "expected", DIRECT, found.expected());
            r.checkRelative(
                    name + " " + rho,
                    "chisq",
                    1e-9, // the tail of chi-square multiplies the statistic's rounding by the statistic
                    found.test().statistic(),
                    found.test().df(),
                    found.p());
        }
    }
}
