package org.deltarad.cohort.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.TableException;
import org.deltarad.hash.Sha256;
import org.deltarad.signature.ScoreResult;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.SyntheticTables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package of 110 patients, judged on the next 60 of the same population. */
class ExternalEvaluationTest {
    private static final int OWN = 110;
    private static final int OTHERS = 60;

    @TempDir
    private static Path own;

    @TempDir
    Path others;

    private Path study;
    private Path out;

    @BeforeAll
    static void train() throws Exception {
        SyntheticTables.of(CohortDesign.s1(), CohortDesign.SEED).write(own);
        new StudyRun(StudyFile.read(study(own, "S1")), own.resolve("out"))
                .run("calibrate", (step, summary, current) -> {});
    }

    @BeforeEach
    void collect() throws Exception {
        SyntheticTables.of(CohortDesign.s1().withPatients(OWN + OTHERS), CohortDesign.SEED)
                .write(others);
        for (String table : List.of("features.csv", "patients.csv", "readers.csv")) {
            List<String> kept = new ArrayList<>();
            for (String line : Files.readAllLines(others.resolve(table))) {
                if (!line.startsWith("S1-") || line.compareTo("S1-" + (OWN + 1)) > 0) {
                    kept.add(line);
                }
            }
            Files.write(others.resolve(table), kept);
        }
        study = study(others, "S1-external");
        out = others.resolve("out");
    }

    private static Path study(Path folder, String id) throws IOException {
        String text = Files.readString(Path.of("..", "docs", "samples", "studies", "S1.yaml"))
                .replace("id: S1-synthetic", "id: " + id)
                .replace("folds: leave-one-out", "folds: 5");
        return Files.writeString(folder.resolve("S1.yaml"), text);
    }

    private List<String> evaluate() throws Exception {
        return new ExternalEvaluation(StudyFile.read(study), StudyPackage.read(own.resolve("out/package"))).run(out);
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
            }
        }
        return all;
    }

    private FeatureTable read(String name, List<String> key, List<String> numbers) throws Exception {
        return FeatureTableReader.read(
                out.resolve(name), new ColumnRoles(key, Optional.of(numbers), List.of(), Set.of()));
    }

    @Test
    void aFrozenPackageIsJudgedOnPatientsWhomItDidNotSee() throws Exception {
        Map<String, String> before = hashes(own);
        assertThat(evaluate()).hasSize(2).allSatisfy(said -> assertThat(said).contains("in 60 patients, 0 without a"));
        assertThat(hashes(own)).as("nothing is fitted").isEqualTo(before);
        FeatureTable measures =
                read("evaluation.csv", List.of("signature", "part", "measure", "time"), List.of("value", "lower"));
        int judged = 0;
        for (int r = 0; r < measures.size(); r++) {
            assertThat(measures.categories("part").get(r)).isEqualTo(ExternalEvaluation.PART);
            if (measures.categories("measure").get(r).equals("C-index")) {
                assertThat(measures.column("lower")[r])
                        .as("lower limit of the C-index: better than chance")
                        .isGreaterThan(0.5);
                judged++;
            }
        }
        assertThat(judged).isEqualTo(2);
        StudyPackage pack = StudyPackage.read(own.resolve("out/package"));
        FeatureTable scores = read("scores.csv", List.of("patient", "signature"), List.of("score", "cutoff"));
        assertThat(scores.size()).isEqualTo(2 * OTHERS);
        for (var signature : pack.signatures()) {
            Prediction prediction = new Prediction("patient", "timepoint", "pre", "mid");
            prediction
                    .score(others.resolve("features.csv"), signature, pack.calibration())
                    .forEach((id, result) -> {
                        int row = scores.ids().indexOf(id + " / " + signature.id());
                        var scored = (ScoreResult.Scored) result;
                        assertThat(scores.column("score")[row]).isEqualTo(scored.value());
                        assertThat(scores.column("cutoff")[row])
                                .isEqualTo(pack.calibration().cutoffs().get(signature.id()));
                    });
        }
    }

    @Test
    void whoCannotBeScoredIsCountedWithTheReason() throws Exception {
        Path features = others.resolve("features.csv");
        List<String> lines = Files.readAllLines(features);
        int manufacturer = List.of(lines.get(0).split(",", -1)).indexOf("Manufacturer");
        String[] cells = lines.get(1).split(",", -1);
        cells[manufacturer] = "Hitachi";
        lines.set(1, String.join(",", cells));
        lines.remove(lines.size() - 1);
        lines.remove(lines.size() - 1);
        Files.write(features, lines);
        assertThat(evaluate()).allSatisfy(said -> assertThat(said).contains("in 58 patients, 2 without a score"));
        List<String> first = Files.readAllLines(out.resolve("scores.csv")).stream()
                .filter(line -> line.startsWith(cells[0] + ",") || line.startsWith("S1-170,"))
                .toList();
        assertThat(first).hasSize(4);
        assertThat(first.get(0)).contains(",,,").contains("Hitachi");
        assertThat(first.get(1)).contains(",,,").contains("there is no row in");
    }

    @Test
    void thePatientsItWasMadeOfAreRefused() {
        study = own.resolve("S1.yaml");
        assertThatThrownBy(this::evaluate)
                .isInstanceOf(StudyException.StepFailed.class)
                .hasMessageContaining("is the study that made the package: its patients were fitted on");
    }

    @Test
    void featuresOfAnotherExtractionAndPatientsWithoutFollowUpAreRefused() throws Exception {
        String good = Files.readString(study);
        Files.writeString(study, good.replace("extraction: S1", "extraction: S3"));
        assertThatThrownBy(this::evaluate)
                .isInstanceOf(StudyException.StepFailed.class)
                .hasMessageContaining("takes features extracted with S1, the study's were with S3");
        Files.writeString(study, good);
        Path patients = others.resolve("patients.csv");
        Files.writeString(patients, Files.readString(patients).replaceAll("(?m)^S1-120,.*\n", ""));
        assertThatThrownBy(this::evaluate)
                .isInstanceOf(TableException.class)
                .hasMessageContaining("without a row here: S1-120");
    }
}
