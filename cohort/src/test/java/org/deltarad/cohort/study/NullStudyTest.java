package org.deltarad.cohort.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.Seeds;
import org.deltarad.cohort.validate.CrossValidation;
import org.deltarad.cohort.validate.Metric;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Pipeline;
import org.deltarad.cohort.validate.Splits;
import org.deltarad.cohort.validate.Strata;
import org.deltarad.signature.Signature;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.SyntheticTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a study fits (harmonisation, features that readers agree on, lasso Cox model with its penalty chosen by cross-validation),
 * within cross-validation, on follow-up that is shuffled among the patients. Given the patients and follow-up that were trained
 * on, every assignment of the rest to the patients held out is as likely as any other, so the expected C-index is 0.5 exactly.
 */
class NullStudyTest {
    private static final int SHUFFLES = 200;
    private static final int FOLDS = 2;
    /** One seed in 2000 would fail. */
    private static final double STANDARD_ERRORS = 3.5;

    @TempDir
    Path folder;

    private StudyData data;
    private Pipeline pipeline;

    @BeforeEach
    void study() throws Exception {
        SyntheticTables.of(CohortDesign.s1().withPatients(48), CohortDesign.SEED)
                .write(folder);
        Path file = folder.resolve("S1.yaml");
        Files.writeString(
                file,
                Files.readString(Path.of("..", "docs", "samples", "studies", "S1.yaml"))
                        .replace("folds: leave-one-out", "folds: 3")
                        .replace("lambdaMinRatio: 0.02", "lambdaMinRatio: 0.1")
                        .replace("features: original_.*", "features: original_glszm_.*"));
        Study study = StudyFile.read(file);
        data = StudyData.read(study);
        ReaderAgreement readers = ReaderAgreement.read(
                study.columns(),
                study.reliability().orElseThrow(),
                study.data().readers().orElseThrow(),
                data.features());
        pipeline = new StudyPipeline(data, Optional.of(readers)).of(Signature.Input.DELTA);
    }

    private SurvivalTimes shuffled(int number) {
        int[] order = Seeds.range(data.outcome().size());
        SplittableRandom random = Seeds.of(1, number);
        Seeds.shuffle(order, random);
        double[] times = IntStream.of(order).mapToDouble(data.outcome()::time).toArray();
        boolean[] events = new boolean[order.length];
        for (int n = 0; n < order.length; n++) {
            events[n] = data.outcome().isEvent(order[n]);
        }
        return SurvivalTimes.of(times, events);
    }

    @Test
    void shuffledFollowUpIsNotPredicted() {
        double[] c = new double[SHUFFLES];
        int models = 0;
        for (int n = 0; n < SHUFFLES; n++) {
            SurvivalTimes y = shuffled(n);
            Strata strata = Strata.of(data.paired().ids()).by(y.events());
            CrossValidation.Result result = new CrossValidation(Splits.kFold(strata, FOLDS, n), Metric.concordance(), 1)
                    .run(pipeline, data.paired(), Outcome.of(y));
            c[n] = result.mean();
            models += (int) result.folds().stream()
                    .filter(fold -> Arrays.stream(fold.scores()).distinct().count() > 1)
                    .count();
        }
        double mean = Arrays.stream(c).average().orElseThrow();
        double sd = Math.sqrt(Arrays.stream(c).map(v -> (v - mean) * (v - mean)).sum() / (SHUFFLES - 1));
        double error = sd / Math.sqrt(SHUFFLES);
        System.out.printf(
                "Null study: mean C-index %.4f, standard error %.4f of %d shuffles; %d of %d models have features%n",
                mean, error, SHUFFLES, models, SHUFFLES * FOLDS);
        assertThat(mean).isCloseTo(0.5, within(STANDARD_ERRORS * error));
        assertThat(error).as("small enough for a leak to be seen").isLessThan(0.012);
        assertThat(models)
                .as("models with features; the others score all patients alike, a C-index of 0.5")
                .isGreaterThan(100);
    }

    /** What the same shuffles look like to whoever harmonises, selects and fits on all patients. */
    @Test
    void fittingOnAllPatientsWouldBeSeen() {
        double mean = IntStream.range(0, 20)
                .mapToDouble(n -> {
                    Outcome y = Outcome.of(shuffled(n));
                    return Metric.concordance()
                            .of(pipeline.fit(data.paired(), y).scores(data.paired()), y);
                })
                .average()
                .orElseThrow();
        System.out.printf("Null study: mean C-index %.4f of 20 shuffles, judged on the patients fitted on%n", mean);
        assertThat(mean).isGreaterThan(0.55);
    }
}
