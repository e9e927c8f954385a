package org.deltarad.cohort.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the benchmark fits what it says; how long that takes is for {@code deltarad bench}. */
class LassoCoxBenchTest {
    @Test
    void fitsAWholePathAndSelectsSome() {
        LassoCoxBench.Result result = new LassoCoxBench().run();
        assertThat(result.penalties()).isBetween(30, 100);
        assertThat(result.selected()).isBetween(3, 40);
        assertThat(result.seconds()).isPositive();
    }
}
