package org.deltarad.cohort.dose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class Eqd2Test {
    /** Absolute, Gy; a few operations in double precision. */
    private static final double CLOSED = 1e-12;

    @Test
    void ofTheUsualCoursesForCervicalCancer() {
        Course external = new Course(45, 25);
        Course brachy = new Course(28, 4);
        assertThat(Eqd2.tumour().of(external)).as("45 * 11.8 / 12").isCloseTo(44.25, within(CLOSED));
        assertThat(Eqd2.tumour().of(brachy)).as("28 * 17 / 12").isCloseTo(28 * 17 / 12.0, within(CLOSED));
        assertThat(Eqd2.tumour().of(List.of(external, brachy)))
                .as("ICRU 89: 45 Gy and 4 x 7 Gy are 83.9 Gy")
                .isCloseTo(83.9, within(0.05));
        assertThat(new Eqd2(3).of(brachy)).as("28 * 10 / 5").isCloseTo(56, within(CLOSED));
        assertThat(Eqd2.tumour().of(new Course(50, 25))).as("2 Gy fractions").isCloseTo(50, within(CLOSED));
        assertThat(Eqd2.tumour().of(List.of())).isZero();
    }

    @Test
    void noCoursesAreRefused() {
        assertThatThrownBy(() -> new Course(45, 0)).hasMessageContaining("45.0 Gy in 0 fractions");
        assertThatThrownBy(() -> new Course(Double.NaN, 25)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Eqd2(0)).hasMessageContaining("alpha/beta");
    }
}
