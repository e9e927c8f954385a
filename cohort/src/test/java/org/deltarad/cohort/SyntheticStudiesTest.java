package org.deltarad.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.cluster.ClusterContrast;
import org.deltarad.cohort.cluster.Clustering;
import org.deltarad.cohort.cluster.Dissimilarity;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.data.TimePoints;
import org.deltarad.cohort.harmonise.ComBatHarmoniser;
import org.deltarad.cohort.harmonise.ComBatOptions;
import org.deltarad.cohort.harmonise.FittedOls;
import org.deltarad.cohort.harmonise.OlsHarmoniser;
import org.deltarad.cohort.reduce.FeatureTest;
import org.deltarad.cohort.reduce.RedundancyFilter;
import org.deltarad.cohort.reduce.Selection;
import org.deltarad.cohort.reduce.UnivariateScreen;
import org.deltarad.cohort.reliability.ReliabilityFilter;
import org.deltarad.cohort.statistics.Correlation;
import org.deltarad.cohort.statistics.CorrelationMatrix;
import org.deltarad.cohort.statistics.PAdjust;
import org.deltarad.cohort.survival.CoxOptions;
import org.deltarad.cohort.survival.CoxScreen;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.Planted;
import org.deltarad.testdata.cohort.SyntheticTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the published designs, one after the other, on cohorts of which the truth is known. */
class SyntheticStudiesTest {
    private static final TimePoints POINTS = new TimePoints("patient", "timepoint");

    @TempDir
    Path folder;

    private FeatureTable read(String name, List<String> key, String... categorical) throws Exception {
        return FeatureTableReader.read(
                folder.resolve(name + ".csv"), new ColumnRoles(key, Optional.empty(), List.of(categorical), Set.of()));
    }

    private FeatureTable features() throws Exception {
        return read(
                "features",
                List.of("patient", "timepoint"),
                "Scanner",
                "Manufacturer",
                "InPlanePhaseEncodingDirection");
    }

    private FeatureTable patients() throws Exception {
        return read("patients", List.of("patient"), "Centre", "FigoStage", "LymphNodeMetastasis", "Histology");
    }

    private double[] risk() throws Exception {
        return read("truth", List.of("patient")).column("risk");
    }

    private SyntheticTables written(CohortDesign design) throws Exception {
        SyntheticTables tables = SyntheticTables.of(design, 2026);
        tables.write(folder);
        return tables;
    }

    private static List<String> planted(CohortDesign design, boolean delta) {
        return design.planted().stream()
                .filter(p -> p.delta() == delta)
                .map(Planted::feature)
                .toList();
    }

    /** Mean absolute correlation with the latent risk. */
    private static double signal(FeatureTable rows, List<String> features, double[] risk) {
        return features.stream()
                .mapToDouble(
                        f -> Math.abs(Correlation.spearman(rows.column(f), risk).coefficient()))
                .average()
                .orElseThrow();
    }

    private SurvivalTimes progression() throws Exception {
        return SurvivalTimes.of(
                patients().column("PfsMonths"), events(patients().column("PfsEvent")));
    }

    private static boolean[] events(double[] column) {
        boolean[] events = new boolean[column.length];
        for (int n = 0; n < events.length; n++) {
            events[n] = column[n] == 1;
        }
        return events;
    }

    @Test
    void s1FindsWhatIsPlantedInTheChangeUnderTreatment() throws Exception {
        CohortDesign design = CohortDesign.s1();
        written(design);
        FeatureTable readers = read("readers", List.of("patient", "timepoint", "reader"));
        List<List<FeatureTable>> readings = new ArrayList<>();
        for (String point : List.of("pre", "mid")) {
            FeatureTable at = rowsWith(readers, "timepoint", point);
            readings.add(List.of(
                    new TimePoints("patient", "reader").at(at, "1"), new TimePoints("patient", "reader").at(at, "2")));
        }
        List<String> reliable = ReliabilityFilter.kept(ReliabilityFilter.s1().judge(readings));
        assertThat(reliable)
                .as("planted features are reliable, and about two fifths of the others")
                .contains(design.planted().stream().map(Planted::feature).toArray(String[]::new))
                .hasSizeBetween(25, 50);

        FeatureTable rows = features();
        FittedOls fitted = new OlsHarmoniser(Predictors.s1(), OptionalDouble.empty()).fit(rows, design.features());
        FeatureTable z = fitted.apply(rows).table();
        double[] risk = risk();
        List<String> planted = planted(design, false);
        assertThat(signal(POINTS.at(z, "pre"), planted, risk))
                .isGreaterThan(0.05 + signal(POINTS.at(rows, "pre"), planted, risk));

        FeatureTable change = POINTS.change(z, "pre", "mid").select(reliable);
        assertThat(change.ids()).isEqualTo(patients().ids());
        UnivariateScreen.Screened screened = new UnivariateScreen(PAdjust.BH, 0.05)
                .select(change, new CoxScreen(progression(), CoxOptions.standard())::pValue);
        List<String> first = screened.results().entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> e.getValue().pValue()))
                .limit(3)
                .map(e -> e.getKey())
                .toList();
        assertThat(first).containsExactlyInAnyOrderElementsOf(planted(design, true));
        assertThat(screened.selection().kept()).containsAll(first);
    }

    private static FeatureTable rowsWith(FeatureTable rows, String column, String value) {
        return rows.rows(IntStream.range(0, rows.size())
                .filter(r -> rows.categories(column).get(r).equals(value))
                .toArray());
    }

    @Test
    void s1NeedsBothTimePoints() throws Exception {
        written(CohortDesign.s1().withPatients(4));
        FeatureTable rows = features();
        int[] without = IntStream.range(0, 7).toArray();
        assertThatThrownBy(() -> POINTS.change(rows.rows(without), "pre", "mid"))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("S1-004 (mid)");
    }

    @Test
    void s0FindsTheThreeRiskGroups() throws Exception {
        CohortDesign design = CohortDesign.s0();
        written(design);
        FeatureTable rows = features();
        Predictors predictors = new Predictors(
                List.of(
                        "VoxelVolume",
                        "Anisotropy",
                        "RepetitionTime",
                        "EchoTime",
                        "FlipAngle",
                        "NumberOfAverages",
                        "MagneticFieldStrength",
                        "EchoTrainLength"),
                List.of("InPlanePhaseEncodingDirection", "Manufacturer"));
        OlsHarmoniser ols = new OlsHarmoniser(predictors, OptionalDouble.of(0.05));
        FittedOls fitted = ols.fit(rows, design.features());
        long before = fitted.gates().values().stream()
                .filter(FittedOls.Gate::harmonised)
                .count();
        assertThat(before)
                .as("six of seven have an effect; S0 found 252 of 293")
                .isBetween(200L, 270L);
        FeatureTable z = fitted.apply(rows).table();
        FeatureTable again = rows;
        for (String feature : design.features()) {
            again = again.with(feature, z.column(feature));
        }
        assertThat(ols.fit(again, design.features()).gates().values())
                .as("none after, as in S0")
                .noneMatch(FittedOls.Gate::harmonised);

        FeatureTable byPatient = POINTS.at(z, "pre");
        Clustering clustering =
                Clustering.fit(byPatient, events(patients().column("OsEvent")), 3, Dissimilarity.SQUARED_EUCLIDEAN);
        List<Integer> clusters = clustering.assign(byPatient);
        double[] risk = risk();
        long right = IntStream.range(0, risk.length)
                .filter(n -> clusters.get(n) == (risk[n] < -0.43 ? 0 : risk[n] < 0.8 ? 1 : 2))
                .count();
        assertThat(right)
                .as("of 132 patients in the group that they were drawn from")
                .isGreaterThan(110);
        assertThat(ClusterContrast.of(byPatient, clusters).subList(0, 90))
                .extracting(ClusterContrast::feature)
                .isSubsetOf(planted(design, false));
    }

    @Test
    void s2LosesTheScannersByComBat() throws Exception {
        CohortDesign design = CohortDesign.s2().withPatients(300);
        written(design);
        FeatureTable rows = POINTS.at(features(), "pre");
        FeatureTable harmonised = ComBatHarmoniser.fit(ComBatOptions.over("Scanner"), rows, design.features())
                .apply(rows)
                .table();
        assertThat(scannerEffects(rows, design.features())).isGreaterThan(440);
        assertThat(scannerEffects(harmonised, design.features())).isLessThan(25);
        double[] risk = risk();
        assertThat(signal(harmonised, planted(design, false), risk))
                .isGreaterThan(0.1 + signal(rows, planted(design, false), risk));
    }

    /** Features that differ between scanners, p below 0.05. */
    private static long scannerEffects(FeatureTable rows, List<String> features) {
        FeatureTest test = FeatureTest.kruskalWallis(rows.categories("Scanner"));
        return features.stream().filter(f -> test.pValue(rows.column(f)) < 0.05).count();
    }

    @Test
    void s3ScreensAndThinsOut() throws Exception {
        CohortDesign design = CohortDesign.s3();
        written(design);
        FeatureTable rows = POINTS.at(features(), "pre").select(design.features());
        boolean[] response = events(patients().column("Response"));
        Selection screened = new UnivariateScreen(PAdjust.BH, 0.05)
                .select(rows, FeatureTest.t(response))
                .selection();
        List<String> planted = planted(design, false);
        List<String> found = new ArrayList<>(screened.kept());
        found.retainAll(planted);
        assertThat(found).as("of 17 planted").hasSizeGreaterThan(12);
        assertThat(screened.kept().size() - found.size())
                .as("false discoveries at a rate of 5 %")
                .isLessThan(6);
        FeatureTable some = rows.select(design.features().subList(0, 300));
        Selection thinned = new RedundancyFilter(CorrelationMatrix.Kind.PEARSON, 0.7, RedundancyFilter.Rule.FIRST_KEPT)
                .select(some);
        assertThat(thinned.dropped()).as("copies of a factor").hasSizeGreaterThan(20);
        assertThat(thinned.kept())
                .containsAll(planted.stream().filter(some.names()::contains).toList());
    }
}
