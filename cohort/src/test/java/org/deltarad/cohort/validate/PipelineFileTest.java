package org.deltarad.cohort.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.harmonise.ComBatHarmoniser;
import org.deltarad.cohort.harmonise.ComBatOptions;
import org.deltarad.cohort.harmonise.OlsHarmoniser;
import org.deltarad.cohort.harmonise.Scaling;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.learn.ModelFileException;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.learn.boost.CoxBoosting;
import org.deltarad.cohort.learn.boost.CoxBoostingOptions;
import org.deltarad.cohort.learn.forest.ForestOptions;
import org.deltarad.cohort.learn.forest.SurvivalForest;
import org.deltarad.cohort.learn.neighbours.NearestNeighbours;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions.Distance;
import org.deltarad.cohort.learn.neighbours.NeighbourOptions.Weights;
import org.deltarad.cohort.learn.select.RidgeLogistic;
import org.deltarad.cohort.learn.svm.Kernel;
import org.deltarad.cohort.learn.svm.PlattSvm;
import org.deltarad.cohort.learn.svm.SurvivalSvm;
import org.deltarad.cohort.learn.svm.SurvivalSvmOptions;
import org.deltarad.cohort.learn.svm.SvmClassifier;
import org.deltarad.cohort.learn.svm.SvmOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PipelineFileTest {
    private static final int PATIENTS = 50;
    private static final FeatureTable TABLE = table();

    private final PipelineFile file = new PipelineFile(ModelFile.standard());

    private static FeatureTable table() {
        SplittableRandom random = Seeds.of(4, 0);
        Map<String, double[]> numeric = new LinkedHashMap<>();
        for (String name : List.of("EchoTime", "original_glcm_Idm", "größe", "c", "d", "e")) {
            double[] column = new double[PATIENTS];
            for (int n = 0; n < PATIENTS; n++) {
                column[n] = random.nextDouble(-3, 3) / 7;
            }
            numeric.put(name, column);
        }
        List<String> ids = new ArrayList<>();
        List<String> centres = new ArrayList<>();
        for (int n = 0; n < PATIENTS; n++) {
            ids.add("P" + n);
            centres.add(n % 3 == 0 ? "A" : "Köln");
        }
        return FeatureTable.of(ids, numeric, Map.of("centre", centres));
    }

    private static Outcome classes() {
        boolean[] y = new boolean[PATIENTS];
        double[] x = TABLE.column("größe");
        for (int n = 0; n < PATIENTS; n++) {
            y[n] = x[n] + 0.1 * (n % 4) > 0.1;
        }
        return Outcome.of(y);
    }

    private static Outcome times() {
        double[] time = new double[PATIENTS];
        double[] x = TABLE.column("größe");
        for (int n = 0; n < PATIENTS; n++) {
            time[n] = 10 * Math.exp(-x[n]) + n % 5;
        }
        return Outcome.of(SurvivalTimes.of(time, classes().positive()));
    }

    private static Stream<Estimator> estimators() {
        return Stream.of(
                Estimator.of(new RidgeLogistic(1)),
                Estimator.of(new SvmClassifier(SvmOptions.of(Kernel.polynomial(0.1, 2, 1), 1))),
                Estimator.of(new PlattSvm(SvmOptions.of(Kernel.rbf(0.1), 1), 3, 1)),
                Estimator.of(new NearestNeighbours(new NeighbourOptions(5, Distance.EUCLIDEAN, Weights.DISTANCE))),
                Estimator.of(new SurvivalSvm(new SurvivalSvmOptions(Kernel.rbf(0.1), 1))),
                Estimator.of(new CoxBoosting(new CoxBoostingOptions(20, 2, 0.1, 5, 0.8, 1))),
                Estimator.of(new SurvivalForest(ForestOptions.defaults(1), 2)));
    }

    private static Outcome outcomeFor(Estimator estimator) {
        try {
            estimator.fit(TABLE.values(), classes());
            return classes();
        } catch (FitException e) {
            return times();
        }
    }

    private void assertScoresTheSameAfterReading(Pipeline pipeline, Outcome outcome) throws ModelFileException {
        FittedPipeline fitted = pipeline.fit(TABLE, outcome);
        String json = file.write(fitted);
        FittedPipeline read = file.read(json);
        assertThat(read.scores(TABLE)).isEqualTo(fitted.scores(TABLE)).doesNotContain(Double.NaN);
        assertThat(read.modelColumns()).isEqualTo(fitted.modelColumns());
        assertThat(file.write(read)).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void everyModelScoresTheSameAfterReading(Estimator estimator) throws ModelFileException {
        Pipeline pipeline = new Pipeline(
                List.of(Step.scaling(Scaling.Kind.Z_SCORE), Step.selection((t, o) -> List.of("größe", "c", "e"))),
                estimator);
        assertScoresTheSameAfterReading(pipeline, outcomeFor(estimator));
    }

    @Test
    void everyHarmonisationScoresTheSameAfterReading() throws ModelFileException {
        List<String> features = List.of("original_glcm_Idm", "größe", "c");
        Step ols = Step.harmonisation(
                t -> new OlsHarmoniser(new Predictors(List.of("EchoTime"), List.of("centre")), OptionalDouble.of(0.5))
                        .fit(t, features));
        Step combat = Step.harmonisation(t -> ComBatHarmoniser.fit(ComBatOptions.over("centre"), t, features));
        Step range = Step.scaling(Scaling.Kind.MIN_MAX);
        for (List<Step> steps : List.of(List.of(ols, range), List.of(combat, range), List.of(combat))) {
            assertScoresTheSameAfterReading(new Pipeline(steps, Estimator.of(new RidgeLogistic(1))), classes());
        }
    }

    @Test
    void damagedFilesAndForeignStepsAreSaid() {
        Pipeline pipeline =
                new Pipeline(List.of(Step.scaling(Scaling.Kind.Z_SCORE)), Estimator.of(new RidgeLogistic(1)));
        String json = file.write(pipeline.fit(TABLE, classes()));
        assertThatThrownBy(() -> file.read(json.replace("\"scaling\"", "\"stretching\"")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("stretching");
        assertThatThrownBy(() -> file.read(json.replace("\"format\":1", "\"format\":9")))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("format 9");
        assertThatThrownBy(() -> file.read(json.substring(0, json.length() / 2)))
                .isInstanceOf(ModelFileException.class);
        FittedPipeline foreign = new FittedPipeline(List.of("a"), List.of(), row -> 0);
        assertThatThrownBy(() -> file.write(foreign)).isInstanceOf(IllegalArgumentException.class);
    }
}
