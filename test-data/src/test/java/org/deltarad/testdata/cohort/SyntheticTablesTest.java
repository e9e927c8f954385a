package org.deltarad.testdata.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticTablesTest {
    private static final SyntheticTables S1 = SyntheticTables.of(CohortDesign.s1(), 1);

    @Test
    void theSameSeedMakesTheSameTables() {
        assertThat(SyntheticTables.of(CohortDesign.s1(), 1)).isEqualTo(S1);
        assertThat(SyntheticTables.of(CohortDesign.s1(), 2).features()).isNotEqualTo(S1.features());
        assertThat(SyntheticTables.of(CohortDesign.s1().withPatients(55), 1)
                        .features()
                        .rows())
                .as("a patient is the same in a smaller cohort")
                .isEqualTo(S1.features().rows().subList(0, 110));
    }

    @Test
    void designsHaveTheSizesOfTheStudies() {
        assertThat(S1.features().rows()).hasSize(220);
        assertThat(CohortDesign.s1().features()).hasSize(82).doesNotHaveDuplicates();
        assertThat(S1.patients().rows()).hasSize(110);
        assertThat(S1.readers().rows()).hasSize(2 * 2 * 40);
        assertThat(CohortDesign.s0().features()).hasSize(293).doesNotHaveDuplicates();
        assertThat(CohortDesign.s2().features()).hasSize(490).doesNotHaveDuplicates();
        assertThat(CohortDesign.s3().features()).hasSize(2446).doesNotHaveDuplicates();
        SyntheticTables s2 = SyntheticTables.of(CohortDesign.s2(), 1);
        assertThat(s2.patients().column("Centre").stream().filter("2"::equals)).hasSize(130);
        Map<String, Long> scanners =
                s2.features().column("Scanner").stream().collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        assertThat(scanners).hasSize(6).allSatisfy((scanner, n) -> assertThat(n).isGreaterThan(30));
    }

    @Test
    void aboutTwoOfFiveProgress() {
        SyntheticTables many = SyntheticTables.of(CohortDesign.s1().withPatients(1000), 3);
        double share =
                Arrays.stream(many.patients().numbers("PfsEvent")).average().orElseThrow();
        assertThat(share)
                .as("somewhat more than the 0.32 of S1; standard error 0.015")
                .isBetween(0.34, 0.44);
        double[] risk = many.truth().numbers("risk");
        assertThat(correlation(risk, many.patients().numbers("PfsEvent"))).isGreaterThan(0.4);
        assertThat(correlation(risk, many.patients().numbers("Response"))).isLessThan(-0.3);
        assertThat(Arrays.stream(many.patients().numbers("OsEvent")).average().orElseThrow())
                .isBetween(0.15, share);
    }

    @Test
    void onlyThePlantedFeaturesKnowTheRisk() {
        CohortDesign still = CohortDesign.s1().withPatients(1000);
        CohortDesign design =
                new CohortDesign("S1", 1000, still.features(), still.planted(), true, false, 0, 0, 1.3, 10, 0);
        SyntheticTables t = SyntheticTables.of(design, 4);
        double[] risk = t.truth().numbers("risk");
        for (String feature : design.features()) {
            double[] values = t.features().numbers(feature);
            double[] pre =
                    IntStream.range(0, 1000).mapToDouble(n -> values[2 * n]).toArray();
            double[] delta = IntStream.range(0, 1000)
                    .mapToDouble(n -> values[2 * n + 1] - values[2 * n])
                    .toArray();
            double atBaseline = planted(design, feature, false);
            // reading noise of 0.12 lowers the correlations by a hundredth or two; 5 standard errors of 1 / sqrt(1000)
            assertThat(correlation(risk, pre)).as(feature).isCloseTo(atBaseline, within(0.16));
            double ofChange = planted(design, feature, true);
            assertThat(correlation(risk, delta)).as(feature + ", change").isCloseTo(ofChange, within(0.16));
        }
    }

    @Test
    void nullCohortsHaveNoSignal() {
        SyntheticTables t =
                SyntheticTables.of(CohortDesign.s1().withPatients(1000).withoutSignal(), 4);
        double[] risk = t.truth().numbers("risk");
        double[] values = t.features().numbers("original_gldm_DependenceVariance");
        double[] pre = IntStream.range(0, 1000).mapToDouble(n -> values[2 * n]).toArray();
        assertThat(correlation(risk, pre)).isCloseTo(0, within(0.16));
        assertThat(t.planted().rows()).isEmpty();
    }

    @Test
    void acquisitionMovesTheFeatures() {
        SyntheticTables t = SyntheticTables.of(CohortDesign.s1().withPatients(1000), 4);
        List<String> moved = new ArrayList<>();
        for (String feature : t.design().features()) {
            double strongest = SyntheticTables.numericAcquisition().stream()
                    .mapToDouble(p -> Math.abs(
                            correlation(t.features().numbers(p), t.features().numbers(feature))))
                    .max()
                    .orElseThrow();
            if (strongest > 0.12) {
                moved.add(feature);
            }
        }
        assertThat(moved).as("six of seven have an effect").hasSizeBetween(50, 82);
    }

    @Test
    void filesHaveWhatTheTablesHave(@TempDir Path folder) throws Exception {
        S1.write(folder.resolve("cohort"));
        List<String> lines = Files.readAllLines(folder.resolve("cohort/features.csv"));
        assertThat(lines).hasSize(221);
        assertThat(lines.get(0)).startsWith("patient,timepoint,Scanner,Manufacturer,InPlanePhaseEncodingDirection,Rep");
        assertThat(new HashSet<>(
                        lines.stream().map(l -> l.split(",", -1).length).toList()))
                .containsExactly(2 + 13 + 82);
        assertThat(Files.readAllLines(folder.resolve("cohort/planted.csv"))).hasSize(7);
        assertThatThrownBy(() -> S1.features().column("none")).hasMessageContaining("no column 'none' in features");
    }

    private static double planted(CohortDesign design, String feature, boolean delta) {
        return design.planted().stream()
                .filter(p -> p.feature().equals(feature) && p.delta() == delta)
                .mapToDouble(Planted::loading)
                .sum();
    }

    private static double correlation(double[] x, double[] y) {
        double mx = Arrays.stream(x).average().orElseThrow();
        double my = Arrays.stream(y).average().orElseThrow();
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int n = 0; n < x.length; n++) {
            xx += (x[n] - mx) * (x[n] - mx);
            yy += (y[n] - my) * (y[n] - my);
            xy += (x[n] - mx) * (y[n] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
