package org.deltarad.cohort.study.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.study.Prediction;
import org.deltarad.cohort.study.StudyException;
import org.deltarad.cohort.study.StudyRun;
import org.deltarad.cohort.study.design.DesignFile;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.SignatureFile;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.Planted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3's design on its synthetic cohort, of which the truth is known, by the file that is shipped, on a part of the features. */
class ClassStudyTest {
    @TempDir
    static Path shared;

    private static ShippedStudy study;

    @TempDir
    Path folder;

    @BeforeAll
    static void done() throws Exception {
        study = new ShippedStudy(shared.resolve("study"), CohortDesign.s3(), "S3.yaml");
        study.edit("features: \\(T2.*", "features: (T2|T1C)_(original|log-sigma-4|wavelet-LLL).*");
        study.edit("  Elastic-net: .*\n", "");
        study.edit("  SVM-linear: .*\n", "");
        study.runWithReport();
    }

    @Test
    void s3FindsWhatIsPlantedAndTellsUnseenPatientsApart() throws Exception {
        assertThat(study.done)
                .containsExactly(
                        "split",
                        "train:LASSO",
                        "train:KNN",
                        "train:SVM-RBF",
                        "choose",
                        "nomogram",
                        "evaluate",
                        "package",
                        "report");
        FeatureTable features = ShippedStudy.read(
                study.out.resolve("learners/LASSO-features.csv"),
                List.of("feature"),
                List.of("coefficient"),
                "dropped by");
        List<String> taken = IntStream.range(0, features.size())
                .filter(n -> Math.abs(features.column("coefficient")[n]) > 0)
                .mapToObj(features.ids()::get)
                .toList();
        List<String> planted = CohortDesign.s3().planted().stream()
                .map(Planted::feature)
                .filter(features.ids()::contains)
                .toList();
        assertThat(planted).hasSize(5);
        assertThat(taken.stream().filter(planted::contains))
                .as("planted features in the Rad-score")
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(features.categories("dropped by")).contains("1 reliability", "3 screen");

        FeatureTable learners = ShippedStudy.read(
                study.out.resolve("learners.csv"), List.of("learner"), List.of("mean"), "chosen", "note");
        String chosen = learners.ids().get(learners.categories("chosen").indexOf("yes"));
        assertThat(learners.column("mean")[learners.row(chosen)])
                .as("the best of the folds")
                .isEqualTo(Arrays.stream(learners.column("mean")).max().orElseThrow());
        for (String score : List.of(chosen, "Radiomics", "Nomogram")) {
            assertThat(study.value(study.out, score, "validation", "AUC", "all", "lower"))
                    .as("AUC of " + score + " in unseen patients: better than chance")
                    .isGreaterThan(0.5);
        }
        assertThat(study.value(study.out, "Nomogram", "validation", "Brier", "all", "value"))
                .as("better than a coin's 0.25")
                .isLessThan(0.22);
        assertThat(study.out.resolve("kaplan-meier.csv")).doesNotExist();
        FeatureTable compared = ShippedStudy.read(
                study.out.resolve("comparison.csv"),
                List.of("model", "against", "part", "measure"),
                List.of("difference", "p"));
        assertThat(compared.ids())
                .contains("Nomogram / Clinical / validation / IDI", "Radiomics / Clinical / training / NRI");
        assertThat(Files.readString(study.out.resolve("nomogram.csv")))
                .contains("Rad-score,variable,", ",probability,");
    }

    /** The node's files of the linear learner give the scores of its pipeline, to the last bit. */
    @Test
    void theRadScoreIsASignature() throws Exception {
        Map<String, ScoreResult> scored = new Prediction("patient", "timepoint", "pre", "mid")
                .score(
                        study.folder.resolve("features.csv"),
                        SignatureFile.read(study.out.resolve("package/LASSO.yaml")),
                        CalibrationFile.read(study.out.resolve("package/LASSO-calibration.yaml")));
        FeatureTable scores = ShippedStudy.read(
                study.out.resolve("scores.csv"), List.of("patient"), List.of("LASSO score"), "LASSO group");
        assertThat(scored).hasSize(200);
        for (int n = 0; n < 200; n++) {
            ScoreResult.Scored result =
                    (ScoreResult.Scored) scored.get(scores.ids().get(n));
            assertThat(result.value()).isEqualTo(scores.column("LASSO score")[n]);
            assertThat(result.group().name())
                    .isEqualTo(scores.categories("LASSO group").get(n));
        }
    }

    /** What is not a training patient's can change at will: nothing that is fitted does. A second run changes nothing at all. */
    @Test
    void validationPatientsLeaveNoTraceInTheModels() throws Exception {
        ShippedStudy study = ClassStudyTest.study.copy(folder.resolve("copy"));
        List<String> fitted = Files.readAllLines(study.out.resolve("package/SHA256SUMS"));
        study.run();
        assertThat(study.done).isEmpty();
        List<String> validation = Files.readAllLines(study.out.resolve("split.csv")).stream()
                .filter(line -> line.endsWith("validation"))
                .map(line -> line.split(",", -1)[0])
                .toList();
        for (String table : List.of("features.csv", "readers.csv")) {
            List<String> lines = new ArrayList<>();
            for (String line : Files.readAllLines(study.folder.resolve(table))) {
                boolean other = validation.contains(line.split(",", -1)[0]);
                lines.add(other ? line.replaceAll("(\\d)\\.(\\d)", "$2.$1") : line);
            }
            Files.write(study.folder.resolve(table), lines);
        }
        study.run();
        assertThat(study.done)
                .as("what the package is made of is the same, so that it is current")
                .contains("train:LASSO", "nomogram", "evaluate")
                .doesNotContain("package");
        assertThat(Files.readAllLines(study.out.resolve("package/SHA256SUMS"))).isEqualTo(fitted);
    }

    @Test
    void whatIsBadIsRefusedWithItsPlace() throws Exception {
        ShippedStudy study = ClassStudyTest.study.copy(folder.resolve("copy"));
        String good = Files.readString(study.file);
        int line = Files.readAllLines(study.file).indexOf("  - scale: min-max") + 1;
        study.edit("scale: min-max", "scale: minmax");
        refused(study, StudyException.BadFile.class, "line " + line + ", steps", "must be one of [min-max, z-score]");
        replaced(study, good, "- scale: min-max", "- whiten: all");
        refused(study, StudyException.BadFile.class, "line " + line, "is no step; there are [combat, redundancy");
        replaced(study, good, "k: 9, on: LASSO", "k: 9, on: SVM-RBF");
        refused(study, StudyException.BadFile.class, "learners.KNN.on", "must be a lasso or elastic net above");
        replaced(study, good, "method: neighbours, k: 9, on: LASSO", "method: cox");
        refused(study, StudyException.BadFile.class, "learners.KNN", "cox learns follow-up times");
        replaced(study, good, "  KNN:", "  Nomogram:");
        refused(study, StudyException.BadFile.class, "learners.Nomogram", "cannot name files");
        replaced(study, good, "positive: \"0\"", "positive: \"2\"");
        refused(study, TableException.class, "patients.csv", "says '2' of 0 of 200 patients");
        Files.writeString(study.file, good);
        Path patients = study.folder.resolve("patients.csv");
        Files.writeString(patients, Files.readString(patients).replaceFirst("(?m)^(S3-003,.*)$", "$1\n$1"));
        refused(study, TableException.class, "patients.csv, row 5", "'S3-003' is in row 4 already");
    }

    private static void replaced(ShippedStudy study, String good, String from, String to) throws IOException {
        assertThat(good).contains(from);
        Files.writeString(study.file, good.replace(from, to));
    }

    private static void refused(ShippedStudy study, Class<? extends Exception> type, String... parts) {
        assertThatThrownBy(() -> new StudyRun(DesignFile.read(study.file), study.out).run("split", (s, t, u) -> {}))
                .isInstanceOf(type)
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
}
