package org.deltarad.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

class SyntheticCohortTest {
    private static final SyntheticCohort COHORT = new SyntheticCohort(1, 1000);

    @Test
    void aPatientIsTheSameAtEachCallAndUnlikeTheNext() {
        SyntheticCohort.Patient once = COHORT.patient(3);
        SyntheticCohort.Patient again = new SyntheticCohort(1, 4).patient(3);
        assertThat(again.baseline().volume().values())
                .isEqualTo(once.baseline().volume().values());
        assertThat(again.months()).isEqualTo(once.months());
        assertThat(COHORT.patient(4).risk()).isNotEqualTo(once.risk());
        assertThat(new SyntheticCohort(2, 4).patient(3).risk()).isNotEqualTo(once.risk());
        assertThat(once.baseline().mask().count())
                .isGreaterThan(once.mid().mask().count());
        assertThatThrownBy(() -> COHORT.patient(1000)).hasMessageContaining("1000");
    }

    @Test
    void aboutAThirdProgressAndTheyHaveTheHigherRisk() {
        List<SyntheticCohort.Plan> plans =
                IntStream.range(0, COHORT.size()).mapToObj(COHORT::plan).toList();
        double share = plans.stream().filter(SyntheticCohort.Plan::progressed).count() / 1000.0;
        assertThat(share).as("0.33, standard error 0.015").isBetween(0.28, 0.38);
        assertThat(meanRisk(plans, true) - meanRisk(plans, false)).isGreaterThan(0.7);
        assertThat(plans).allMatch(p -> p.progressed() == (p.months() <= 60));
    }

    @Test
    void protocolsVaryAndEncloseTheStandardOne() {
        Map<String, Set<Double>> seen = new TreeMap<>();
        Set<String> manufacturers = new HashSet<>();
        for (int n = 0; n < 110; n++) {
            SyntheticCohort.Plan plan = COHORT.plan(n);
            for (ScanProtocol p : List.of(plan.baseline(), plan.mid())) {
                Acquisition a = p.acquisition();
                a.numeric().forEach((name, v) -> seen.computeIfAbsent(name, x -> new HashSet<>())
                        .add(v));
                manufacturers.add(a.categorical().get("Manufacturer"));
            }
        }
        assertThat(manufacturers).hasSize(3);
        ScanProtocol.standard().acquisition().numeric().forEach((name, v) -> {
            assertThat(seen.get(name)).as(name).hasSizeGreaterThan(1);
            assertThat(v)
                    .as(name)
                    .isBetween(
                            seen.get(name).stream().min(Double::compare).orElseThrow(),
                            seen.get(name).stream().max(Double::compare).orElseThrow());
        });
    }

    @Test
    void sparseSurroundingsKeepTheImagesMeanAndTheTumour() {
        ScanProtocol protocol = ScanProtocol.standard();
        SeriesGrid grid = SeriesGrid.of(new Sampling(256, 256, 16, 0.9375, 4, 6, 12), new Vector3(0, 0, 0), 1);
        ScanProtocol sampled = protocol.with(new Sampling(256, 256, 16, 0.9375, 4, 6, 12));
        TumourState tumour = TumourCourse.drawn(0.5, 9).baseline();
        Image full = Image.of(9, "t", sampled, tumour, 1, grid, 1);
        Image sparse = Image.of(9, "t", sampled, tumour, 1, grid, 8);
        assertThat(sparse.mask().inside()).isEqualTo(full.mask().inside());
        assertThat(sparse.volume().mean() / full.volume().mean())
                .as("sampling error of 16,384 blocks")
                .isCloseTo(1, within(0.01));
        double[] f = meanAndSd(full.volume(), full.mask());
        double[] s = meanAndSd(sparse.volume(), sparse.mask());
        assertThat(s[0] / f[0]).as("only the noise differs").isCloseTo(1, within(0.003));
        assertThat(s[1] / f[1]).isCloseTo(1, within(0.01));
    }

    @Test
    void scannersDifferInNoiseSharpnessAndContrast() {
        TumourState tumour = TumourCourse.drawn(0, 5).baseline();
        Sampling sampling = new Sampling(128, 128, 10, 1.5, 4, 8, 0);
        Set<Long> spreads = new HashSet<>();
        for (Scanner scanner : Scanner.values()) {
            ScanProtocol p = new ScanProtocol(scanner, sampling, 4500, 100, 150, 17, 2, 190, "ROW");
            SeriesGrid grid = SeriesGrid.of(sampling, new Vector3(0, 0, 0), 0);
            Image image = Image.of(5, "t", p, tumour, 1, grid, 8);
            double[] m = meanAndSd(image.volume(), image.mask());
            spreads.add(Math.round(1000 * m[1] / m[0]));
        }
        assertThat(spreads)
                .as("standard deviation over mean within one tumour, in thousandths")
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void demoPatientLooksLikeOneOfTheCohort() throws Exception {
        FeatureExtractor extractor = new FeatureExtractor(ExtractionParameters.preset("S1"));
        Map<String, double[]> sums = new TreeMap<>();
        int patients = 12;
        for (int n = 0; n < patients; n++) {
            SyntheticCohort.Patient p = COHORT.patient(n);
            for (SyntheticCohort.Scan scan : List.of(p.baseline(), p.mid())) {
                extractor.extract(scan.volume(), scan.mask()).features().forEach((name, v) -> {
                    double[] s = sums.computeIfAbsent(name, x -> new double[2]);
                    s[0] += v;
                    s[1] += v * v;
                });
            }
        }
        SyntheticPatient demo = SyntheticPatient.builder(1).build();
        for (SyntheticSeries series : List.of(demo.baseline(), demo.mid())) {
            extractor.extract(series.volume(), series.mask()).features().forEach((name, v) -> {
                double[] s = sums.get(name);
                double mean = s[0] / (2 * patients);
                double sd = Math.sqrt(s[1] / (2 * patients) - mean * mean);
                assertThat(Math.abs(v - mean) / sd)
                        .as(
                                "%s of %s, in standard deviations of the cohort",
                                name, series.visit().name())
                        .isLessThan(3.5);
            });
        }
    }

    private static double meanRisk(List<SyntheticCohort.Plan> plans, boolean progressed) {
        return plans.stream()
                .filter(p -> p.progressed() == progressed)
                .mapToDouble(SyntheticCohort.Plan::risk)
                .average()
                .orElseThrow();
    }

    private static double[] meanAndSd(Volume v, Mask m) {
        double sum = 0;
        double squares = 0;
        for (int n = 0; n < m.inside().length; n++) {
            if (m.inside()[n]) {
                sum += v.values()[n];
                squares += v.values()[n] * v.values()[n];
            }
        }
        double mean = sum / m.count();
        return new double[] {mean, Math.sqrt(squares / m.count() - mean * mean)};
    }
}
