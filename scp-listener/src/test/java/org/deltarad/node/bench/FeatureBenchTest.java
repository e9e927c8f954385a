package org.deltarad.node.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.deltarad.volume.GridSize;
import org.junit.jupiter.api.Test;

class FeatureBenchTest {
    @Test
    void theExponentOfAPowerIsItsPower() {
        assertThat(FeatureBench.exponent(
                        List.of(new double[] {10, 3}, new double[] {100, 3 * Math.pow(10, 1.25)}, new double[] {
                            1000, 3 * Math.pow(100, 1.25)
                        })))
                .isCloseTo(1.25, within(1e-12));
    }

    @Test
    void lumpsHaveAboutTheVoxelsAskedFor() {
        assertThat(BenchCase.synthetic(new GridSize(60, 60, 60), 20_000).mask().count())
                .isBetween(19_000, 21_000);
        assertThat(BenchCase.synthetic(new GridSize(120, 120, 20), 20_000)
                        .mask()
                        .count())
                .isBetween(19_000, 21_000);
    }

    @Test
    void rowsReadBackFromTheirNames() {
        for (FeatureWork row : FeatureWork.all()) {
            FeatureWork read = FeatureWork.parse(row.key());
            assertThat(read.key()).isEqualTo(row.key());
            assertThat(read.growth()).isEqualTo(row.growth());
        }
    }

    @Test
    void aRowIsMeasured() throws Exception {
        StringWriter out = new StringWriter();
        new FeatureBench(new PrintWriter(out), false, 0.03).run("growth-1000/texture");
        assertThat(out.toString().lines().toList()).hasSize(2);
        assertThat(out.toString()).containsPattern("growth-1000 +995 texture +93 +1 +\\d+\\.\\d\\d +\\d+\\.\\d");
    }
}
