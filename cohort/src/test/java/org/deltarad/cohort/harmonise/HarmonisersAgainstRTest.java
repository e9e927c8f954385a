package org.deltarad.cohort.harmonise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deltarad.cohort.Reference;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against sva::ComBat and lm of R; combat.R beside the data made the numbers. */
class HarmonisersAgainstRTest {
    private static final FeatureTable ROWS =
            Reference.data(HarmonisersAgainstRTest.class, "rows.csv", "patient", "batch", "stage");
    private static final List<String> FEATURES =
            IntStream.rangeClosed(1, 12).mapToObj(n -> "f" + n).toList();

    /**
     * Relative, of values of 0.1 to 500 and their differences. sva solves normal equations, we a QR decomposition; both
     * stop the same iteration at the same step.
     */
    private static final double SVA = 1e-9;

    /** Absolute, of z-scores, which the condition of the design hardly touches; relative of the others. */
    private static final double LM = 1e-9;

    private static final Predictors NONE = new Predictors(List.of(), List.of());
    private static final Predictors COVARIATES = new Predictors(List.of("age"), List.of("stage"));
    private static final Predictors ACQUISITION =
            new Predictors(List.of("RepetitionTime", "EchoTime"), List.of("batch"));

    private static List<String> withFlat() {
        List<String> all = new ArrayList<>(FEATURES);
        all.add("flat");
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "parametric, false, true, false,",
        "covariates, true, true, false,",
        "nonparametric, true, false, false,",
        "mean-only, true, true, true,",
        "mean-only-nonparametric, false, false, true,",
        "reference, true, true, false, Philips"
    })
    void combatIsThatOfSva(String name, boolean covariates, boolean parametric, boolean meanOnly, String reference) {
        Reference r = Reference.of(HarmonisersAgainstRTest.class, "combat.csv");
        ComBatOptions options = new ComBatOptions(
                "batch", covariates ? COVARIATES : NONE, parametric, meanOnly, Optional.ofNullable(reference));
        FittedComBat fitted = ComBatHarmoniser.fit(options, ROWS, withFlat());
        assertThat(fitted.untouched()).as("constant in one batch").containsExactly("flat");
        FeatureTable harmonised = fitted.apply(ROWS).table();
        for (String feature : withFlat()) {
            double[] values = harmonised.column(feature);
            for (int n = 0; n < values.length; n++) {
                r.near(values[n], name, feature + " " + ROWS.ids().get(n), SVA);
            }
        }
    }

    @Test
    void aPatientIsHarmonisedAloneAsAmongAll() {
        FittedComBat fitted = ComBatHarmoniser.fit(
                new ComBatOptions("batch", COVARIATES, true, false, Optional.empty()), ROWS, FEATURES);
        FeatureTable all = fitted.apply(ROWS).table();
        FeatureTable one = fitted.apply(ROWS.rows(17)).table();
        assertThat(one.values()[0]).isEqualTo(all.values()[17]);
        FittedOls ols = new OlsHarmoniser(ACQUISITION, OptionalDouble.empty()).fit(ROWS, FEATURES);
        assertThat(ols.apply(ROWS.rows(17)).table().values()[0])
                .isEqualTo(ols.apply(ROWS).table().values()[17]);
    }

    private static FeatureTable with(String column, String level) {
        FeatureTable row = ROWS.rows(0);
        return FeatureTable.of(
                row.ids(),
                row.columns(),
                Map.of(
                        "batch", column.equals("batch") ? List.of(level) : row.categories("batch"),
                        "stage", column.equals("stage") ? List.of(level) : row.categories("stage")));
    }

    @Test
    void anUnknownBatchIsRefusedAndTheRestFlagged() {
        FittedComBat fitted = ComBatHarmoniser.fit(
                new ComBatOptions("batch", COVARIATES, true, false, Optional.empty()), ROWS, FEATURES);
        Harmonised unknown = fitted.apply(with("batch", "Canon"));
        assertThat(unknown.table().values()[0]).containsOnly(Double.NaN);
        assertThat(unknown.foreign()).singleElement().satisfies(f -> {
            assertThat(f).isInstanceOf(Foreign.UnknownLevel.class);
            assertThat(f.refused()).isTrue();
            assertThat(f.row()).isEqualTo("P01");
            assertThat(f.reason())
                    .isEqualTo("batch 'Canon' is unknown to the cohort, which has 'GE', 'Philips', 'SIEMENS'");
        });
        assertThat(fitted.apply(with("stage", "")).foreign())
                .singleElement()
                .isEqualTo(new Foreign.Missing("P01", "stage"));
        Harmonised old = fitted.apply(ROWS.rows(0).with("age", new double[] {97}));
        assertThat(old.foreign()).singleElement().isInstanceOf(Foreign.OutsideRange.class);
        assertThat(old.table().values()[0]).doesNotContain(Double.NaN);
        FittedOls ols = new OlsHarmoniser(ACQUISITION, OptionalDouble.empty()).fit(ROWS, FEATURES);
        assertThat(ols.apply(with("batch", "Canon")).table().values()[0]).containsOnly(Double.NaN);
        assertThat(ols.apply(ROWS.rows(0).with("EchoTime", new double[] {20})).foreign())
                .singleElement()
                .satisfies(f -> assertThat(f.reason()).startsWith("EchoTime 20 is outside 8"));
    }

    @Test
    void combatRefusesWhatItCannotFit() {
        ComBatOptions plain = ComBatOptions.over("batch");
        int[] one = IntStream.range(0, 14).toArray();
        assertThatThrownBy(() -> ComBatHarmoniser.fit(plain, ROWS.rows(one), FEATURES))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("one batch only");
        int[] lonely = IntStream.range(13, 60).toArray();
        assertThatThrownBy(() -> ComBatHarmoniser.fit(plain, ROWS.rows(lonely), FEATURES))
                .hasMessageContaining("batch 'GE' has one row");
        double[] confounded =
                ROWS.categories("batch").stream().mapToDouble(String::length).toArray();
        assertThatThrownBy(() -> ComBatHarmoniser.fit(
                        new ComBatOptions(
                                "batch", new Predictors(List.of("site"), List.of()), true, false, Optional.empty()),
                        ROWS.with("site", confounded),
                        FEATURES))
                .hasMessageContaining("site cannot be told apart");
        double[] hole = ROWS.column("f3");
        hole[4] = Double.NaN;
        assertThatThrownBy(() -> ComBatHarmoniser.fit(plain, ROWS.with("f3", hole), FEATURES))
                .hasMessageContaining("'f3' of P05");
    }

    @Test
    void regressionAndItsGateAreThoseOfLm() {
        Reference r = Reference.of(HarmonisersAgainstRTest.class, "ols.csv");
        FittedOls fitted = new OlsHarmoniser(ACQUISITION, OptionalDouble.of(0.05)).fit(ROWS, FEATURES);
        FeatureTable z = fitted.apply(ROWS).table();
        assertThat(fitted.apply(ROWS).foreign()).isEmpty();
        for (String feature : FEATURES) {
            FittedOls.Gate gate = fitted.gates().get(feature);
            r.near(gate.f(), feature, "f", LM);
            r.near(gate.pValue(), feature, "p", LM);
            r.near(gate.adjusted(), feature, "adjusted", LM);
            assertThat(gate.harmonised()).isEqualTo(r.get(feature, "adjusted") <= 0.05);
            for (int n = 0; n < ROWS.size(); n++) {
                r.near(z.column(feature)[n], feature, "z " + ROWS.ids().get(n), 0, LM);
            }
        }
        r.assertAllAsked();
        assertThat(fitted.gates().values()).anyMatch(g -> !g.harmonised()).anyMatch(FittedOls.Gate::harmonised);
    }

    @Test
    void withoutAGateNothingOfTheAcquisitionIsLeft() {
        FittedOls fitted = new OlsHarmoniser(ACQUISITION, OptionalDouble.empty()).fit(ROWS, FEATURES);
        FeatureTable z = fitted.apply(ROWS).table();
        FeatureTable again = ROWS.select(List.of("RepetitionTime", "EchoTime"));
        for (String feature : FEATURES) {
            again = again.with(feature, z.column(feature));
        }
        FittedOls second = new OlsHarmoniser(ACQUISITION, OptionalDouble.empty()).fit(again, FEATURES);
        assertThat(second.gates().values())
                .allSatisfy(g -> assertThat(g.pValue()).isGreaterThan(0.999));
    }

    @Test
    void trainingRowsAreWithinTheFrozenRangesAndAConstantHasNoModel() {
        double[] same = new double[ROWS.size()];
        Arrays.fill(same, 2.5);
        List<String> features = new ArrayList<>(FEATURES);
        features.add("same");
        FittedOls fitted =
                new OlsHarmoniser(ACQUISITION, OptionalDouble.of(0.05)).fit(ROWS.with("same", same), features);
        assertThat(fitted.notes()).containsExactly("same has no model: the predictors leave no variation of it.");
        FeatureTable z = fitted.apply(ROWS).table();
        assertThat(z.names()).isEqualTo(FEATURES);
        fitted.harmonisation().features().forEach((feature, model) -> {
            assertThat(Arrays.stream(z.column(feature)).min().orElseThrow()).isEqualTo(model.min());
            assertThat(Arrays.stream(z.column(feature)).max().orElseThrow()).isEqualTo(model.max());
        });
        int[] few = {0, 20, 50, 51, 1};
        assertThatThrownBy(() -> new OlsHarmoniser(ACQUISITION, OptionalDouble.empty()).fit(ROWS.rows(few), FEATURES))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("5 rows leave no residuals");
    }

    @Test
    void scalesAreFrozen() {
        FeatureTable rows = ROWS.with(
                "same",
                Collections.nCopies(60, 2.5).stream().mapToDouble(d -> d).toArray());
        List<String> features = List.of("f1", "same", "f2");
        Scaling z = Scaling.fit(Scaling.Kind.Z_SCORE, rows, features);
        assertThat(z.constant()).containsExactly("same");
        assertThat(z.apply(rows).table().names()).containsExactly("f1", "f2");
        double[] scaled = z.apply(rows).table().column("f1");
        assertThat(Arrays.stream(scaled).sum()).isCloseTo(0, within(1e-10));
        assertThat(Arrays.stream(scaled).map(v -> v * v).sum()).isCloseTo(59, within(1e-10));
        Scaling minMax = Scaling.fit(
                Scaling.Kind.MIN_MAX, rows.rows(IntStream.range(0, 30).toArray()), features);
        assertThat(Arrays.stream(minMax.apply(rows.rows(IntStream.range(0, 30).toArray()))
                                .table()
                                .column("f2"))
                        .summaryStatistics())
                .satisfies(s -> {
                    assertThat(s.getMin()).isZero();
                    assertThat(s.getMax()).isEqualTo(1);
                });
        double far = 3 * minMax.features().get("f2").range().max();
        Harmonised beyond = minMax.apply(rows.rows(0).with("f2", new double[] {far}));
        assertThat(beyond.table().column("f2")[0]).as("not cut off").isGreaterThan(1);
        assertThat(beyond.foreign()).singleElement().isInstanceOf(Foreign.OutsideRange.class);
    }
}
