package org.deltarad.cohort.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the benchmark fits what it says; how long that takes is for {@code deltarad bench}. */
class LassoCoxBenchTest {
    @Test
    void fitsAPathAndSelectsSome() {
        LassoCoxBench.Result result = new LassoCoxBench(40).run();
        assertThat(result.penalties()).isBetween(10, 100);
        assertThat(result.selected()).isBetween(1, 40);
        assertThat(result.seconds()).isPositive();
    }
}
