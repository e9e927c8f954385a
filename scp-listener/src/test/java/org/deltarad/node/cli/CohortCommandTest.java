package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped study by its commands. */
class CohortCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int deltarad(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private static String cell(Path table, int row, String column) throws Exception {
        List<String> lines = Files.readAllLines(table);
        int at = List.of(lines.get(0).split(",", -1)).indexOf(column);
        return lines.get(row).split(",", -1)[at];
    }

    @Test
    void aStudyMakesAPackageThatPredictsTheScoresOfTheStudy() throws Exception {
        assertThat(deltarad("cohort", "example", "--out", folder.toString())).isZero();
        Path study = folder.resolve("S1.yaml");
        Files.writeString(
                study,
                Files.readString(Path.of("..", "docs", "samples", "studies", "S1.yaml"))
                        .replace("folds: leave-one-out", "folds: 5"));
        assertThat(deltarad("cohort", "run", study.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("split: 73 training patients with 30 events")
                .contains("package: ");
        Path pack = folder.resolve("S1/package");
        Path scores = folder.resolve("predicted.csv");
        int code = deltarad(
                "cohort",
                "predict",
                "--signature",
                pack.resolve("Delta_study.yaml").toString(),
                "--calibration",
                pack.resolve("calibration.yaml").toString(),
                "--out",
                scores.toString(),
                folder.resolve("features.csv").toString());
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).contains("110 of 110 patients scored");
        for (int row = 1; row <= 110; row++) {
            assertThat(cell(scores, row, "score"))
                    .isEqualTo(cell(folder.resolve("S1/scores.csv"), row, "Delta_study score"));
        }

        Files.writeString(study, Files.readString(study) + "surprise: 1\n");
        assertThat(deltarad("cohort", "run", study.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("S1.yaml, line ").contains("surprise: unknown key");
    }

    @Test
    void aStudyIsTrainedThenEvaluatedAndItsPackageJudgedOnOthers() throws Exception {
        assertThat(deltarad("cohort", "example", "--out", folder.toString())).isZero();
        String text = Files.readString(Path.of("..", "docs", "samples", "studies", "S1.yaml"))
                .replace("folds: leave-one-out", "folds: 5");
        Path study = Files.writeString(folder.resolve("S1.yaml"), text);
        assertThat(deltarad("cohort", "train", study.toString())).isZero();
        assertThat(folder.resolve("S1/package/Delta_study.yaml")).exists();
        assertThat(folder.resolve("S1/package/calibration.yaml")).doesNotExist();
        assertThat(deltarad("cohort", "evaluate", study.toString())).isZero();
        assertThat(out.toString()).contains("train (current)").contains("evaluate: Delta_study: C-index");
        String pack = folder.resolve("S1/package").toString();
        assertThat(deltarad("cohort", "evaluate", study.toString(), "--package", pack))
                .isEqualTo(1);
        assertThat(err.toString()).contains("its patients were fitted on");

        Path other = Files.writeString(folder.resolve("others.yaml"), text.replace("id: S1-synthetic", "id: others"));
        assertThat(deltarad("cohort", "evaluate", other.toString(), "--package", pack))
                .isZero();
        assertThat(folder.resolve("others-external/evaluation.csv")).exists();
        assertThat(folder.resolve("others")).doesNotExist();

        assertThat(deltarad("cohort", "train", folder.resolve("none.yaml").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no file").contains("none.yaml");
        Path s0 = Path.of("..", "docs", "samples", "studies", "S0.yaml");
        Path clusters = Files.copy(s0, folder.resolve("S0.yaml"));
        assertThat(deltarad("cohort", "train", clusters.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("S0.yaml trains nothing; its steps are [");
    }
}
