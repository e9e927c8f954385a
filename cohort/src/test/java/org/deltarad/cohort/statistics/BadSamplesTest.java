package org.deltarad.cohort.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.numeric.Normal;
import org.deltarad.cohort.numeric.Tails;
import org.junit.jupiter.api.Test;

class BadSamplesTest {
    private static final double[] SAME = {2, 2, 2};
    private static final double[] NONE = {};
    private static final double[] HOLE = {1, Double.NaN, 3};
    private static final double[] FINE = {1, 2, 4};

    @Test
    void whatCannotBeTestedIsRefusedWithTheReason() {
        assertThatThrownBy(() -> MannWhitney.test(FINE, NONE))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("second sample has 0 values");
        assertThatThrownBy(() -> MannWhitney.test(HOLE, FINE))
                .hasMessageContaining("first sample, value 2")
                .isInstanceOf(FitException.class);
        assertThatThrownBy(() -> MannWhitney.test(SAME, SAME)).hasMessageContaining("all values");
        assertThatThrownBy(() -> WilcoxonSignedRank.test(FINE, FINE)).hasMessageContaining("all differences are zero");
        assertThatThrownBy(() -> WilcoxonSignedRank.test(FINE, new double[2])).hasMessageContaining("no pairs");
        assertThatThrownBy(() -> KruskalWallis.test(SAME, SAME)).hasMessageContaining("equal");
        assertThatThrownBy(() -> OneWayAnova.test(SAME, SAME)).hasMessageContaining("do not vary");
        assertThatThrownBy(() -> OneWayAnova.welch(SAME, FINE)).hasMessageContaining("does not vary");
        assertThatThrownBy(() -> TTest.student(SAME, SAME, 0.95)).hasMessageContaining("do not vary");
        assertThatThrownBy(() -> Correlation.spearman(SAME, FINE)).hasMessageContaining("does not vary");
        assertThatThrownBy(() -> TTest.student(FINE, FINE, 95)).hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> ContingencyTable.of(new int[] {1, 0}, new int[] {2, 0}))
                .hasMessageContaining("column 2 of the table is empty");
        assertThatThrownBy(() -> PAdjust.BH.adjust(new double[] {1.5})).hasMessageContaining("1.5");
    }

    @Test
    void fisherSaysWhenATableIsTooLarge() {
        int[][] rows = new int[6][6];
        for (int r = 0; r < 6; r++) {
            for (int c = 0; c < 6; c++) {
                rows[r][c] = 5 + (r * 7 + c * 11) % 13;
            }
        }
        assertThatThrownBy(() -> FisherExact.test(ContingencyTable.of(rows)))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("chi-square");
    }

    @Test
    void tailsKeepTheirDigits() {
        // Mills' ratio of the normal distribution: P(Z > z) is close to density / z * (1 - 1 / z^2 + 3 / z^4 - 15 /
        // z^6).
        double z = 30;
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        double expected = density / z * (1 - 1 / (z * z) + 3 / Math.pow(z, 4) - 15 / Math.pow(z, 6));
        assertThat(Normal.upperTail(z) / expected)
                .as("the series' next term is 1.6e-10")
                .isCloseTo(1, within(1e-9));
        assertThat(Tails.chiSquare(z * z, 1) / (2 * expected)).isCloseTo(1, within(1e-9));
    }
}
