package org.deltarad.cohort.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.deltarad.cohort.Reference;
import org.deltarad.cohort.data.FitException;
import org.junit.jupiter.api.Test;

/** Against psych::ICC of R; icc.R beside the data made the numbers. */
class IccAgainstRTest {
    private static final Reference R = Reference.of(IccAgainstRTest.class, "icc.csv");

    /** Relative: mean squares of some hundred numbers in double precision; R's aov goes by a QR decomposition. */
    private static final double CLOSED = 1e-9;

    private static final Map<IccForm, String> NAMES = new EnumMap<>(Map.of(
            IccForm.ICC_1_1, "ICC1",
            IccForm.ICC_2_1, "ICC2",
            IccForm.ICC_3_1, "ICC3",
            IccForm.ICC_1_K, "ICC1k",
            IccForm.ICC_2_K, "ICC2k",
            IccForm.ICC_3_K, "ICC3k"));

    private static double[][] ratings(String name) {
        return Reference.data(IccAgainstRTest.class, "ratings-" + name + ".csv", "row")
                .values();
    }

    @Test
    void sixFormsWithIntervals() {
        for (String name : new String[] {"sf", "iris", "bias", "chance"}) {
            for (double alpha : new double[] {0.05, 0.1}) {
                NAMES.forEach((form, type) -> {
                    Icc icc = Icc.of(ratings(name), form, 1 - alpha);
                    String key = name + " " + alpha + " " + type;
                    R.near(icc.value(), key, "value", CLOSED);
                    R.near(icc.f(), key, "f", CLOSED);
                    R.near(icc.df1(), key, "df1", CLOSED);
                    R.near(icc.df2(), key, "df2", CLOSED);
                    R.near(icc.pValue(), key, "p", CLOSED);
                    R.near(icc.interval().lower(), key, "lower", CLOSED);
                    R.near(icc.interval().upper(), key, "upper", CLOSED);
                });
            }
        }
        R.assertAllAsked();
    }

    @Test
    void shroutAndFleissPrintedThese() {
        Map<IccForm, Double> printed = Map.of(
                IccForm.ICC_1_1, 0.17,
                IccForm.ICC_2_1, 0.29,
                IccForm.ICC_3_1, 0.71,
                IccForm.ICC_1_K, 0.44,
                IccForm.ICC_2_K, 0.62,
                IccForm.ICC_3_K, 0.91);
        printed.forEach((form, value) ->
                assertThat(Icc.of(ratings("sf"), form, 0.95).value()).isCloseTo(value, within(0.005)));
    }

    @Test
    void readersThatAgreeInEveryDigitHaveOne() {
        double[][] same = {{0.1, 0.1}, {0.7, 0.7}, {1.9, 1.9}};
        for (IccForm form : IccForm.values()) {
            Icc icc = Icc.of(same, form, 0.95);
            assertThat(icc.value()).as(form.title()).isEqualTo(1);
            assertThat(icc.interval().lower()).isEqualTo(1);
            assertThat(icc.interval().upper()).isEqualTo(1);
            assertThat(icc.pValue()).isZero();
        }
    }

    @Test
    void readersThatDifferByAConstantAreConsistentButDoNotAgree() {
        double[][] shifted = {{1, 2}, {2, 3}, {4, 5}, {8, 9}};
        assertThat(Icc.of(shifted, IccForm.ICC_3_1, 0.95).value()).isEqualTo(1);
        // between 57.5 / 3 * 2 over 3 ..., readers' mean square 2: (MSB) / (MSB + 2 * 2 / 4)
        double msb = 2 * 28.75 / 3;
        assertThat(Icc.of(shifted, IccForm.ICC_2_1, 0.95).value()).isCloseTo(msb / (msb + 1), within(1e-12));
    }

    @Test
    void whatHasNoCoefficientIsRefused() {
        assertThatThrownBy(() -> Icc.of(new double[][] {{0.3, 0.3}, {0.3, 0.3}}, IccForm.ICC_2_1, 0.95))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("equal");
        assertThatThrownBy(() -> Icc.of(new double[][] {{1, 2}, {3, Double.NaN}}, IccForm.ICC_2_1, 0.95))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("subject 2")
                .hasMessageContaining("reader 2");
        assertThatThrownBy(() -> Icc.of(new double[][] {{1, 2}}, IccForm.ICC_2_1, 0.95))
                .hasMessageContaining("two subjects");
    }
}
