package org.deltarad.cohort.study.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.study.design.FrozenPrediction;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.Planted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * S2's design on 240 patients of its synthetic cohort, by the file that is shipped, on the features of the original image and with
 * smaller forests and fewer folds.
 */
class SurvivalStudyTest {
    private static final List<String> LEARNERS =
            List.of("LASSO", "RSF", "GBM", "XGBoost", "SVM-linear", "SVM-polynomial");

    @TempDir
    static Path shared;

    private static ShippedStudy study;

    @TempDir
    Path folder;

    @BeforeAll
    static void done() throws Exception {
        study = new ShippedStudy(shared.resolve("study"), CohortDesign.s2().withPatients(240), "S2.yaml");
        study.edit("features: \\(tumour.*", "features: (tumour|peritumour)_original_.*");
        study.edit("survival-forest, trees: 200", "survival-forest, trees: 30");
        study.edit("boosting, trees: 200", "boosting, trees: 60");
        study.edit("rounds: 100", "rounds: 40");
        study.edit("choice: \\{folds: 5", "choice: {folds: 3");
        study.runWithReport();
    }

    @Test
    void s2FindsWhatIsPlantedAndTellsUnseenPatientsApart() throws Exception {
        assertThat(study.done)
                .startsWith("split", "train:DFS:LASSO", "train:DFS:RSF")
                .contains("choose:DFS", "nomogram:OS", "evaluate:OS")
                .endsWith("package", "report");
        FeatureTable lasso = ShippedStudy.read(
                study.out.resolve("DFS/learners/LASSO-features.csv"),
                List.of("feature"),
                List.of("coefficient"),
                "dropped by");
        List<String> taken = IntStream.range(0, lasso.size())
                .filter(n -> Math.abs(lasso.column("coefficient")[n]) > 0)
                .mapToObj(lasso.ids()::get)
                .toList();
        List<String> planted = CohortDesign.s2().planted().stream()
                .map(Planted::feature)
                .filter(lasso.ids()::contains)
                .toList();
        assertThat(planted).as("of both regions").hasSize(4).anyMatch(f -> f.startsWith("peritumour"));
        assertThat(taken).containsAll(planted);
        assertThat(lasso.categories("dropped by")).contains("1 reliability", "4 redundancy");

        for (String endpoint : List.of("DFS", "OS")) {
            Path out = study.out.resolve(endpoint);
            FeatureTable learners = ShippedStudy.read(
                    out.resolve("learners.csv"), List.of("learner"), List.of("mean"), "chosen", "note");
            assertThat(learners.ids()).isEqualTo(LEARNERS);
            for (int n = 0; n < LEARNERS.size(); n++) {
                String note = learners.categories("note").get(n);
                if (note.isEmpty()) {
                    assertThat(learners.column("mean")[n])
                            .as(LEARNERS.get(n) + " for " + endpoint + ": better than chance in the folds")
                            .isGreaterThan(0.53);
                } else {
                    assertThat(LEARNERS.get(n)).isEqualTo("XGBoost");
                    System.out.println("left out on this machine: " + note);
                }
            }
            assertThat(out.resolve("kaplan-meier.csv")).isNotEmptyFile();
            assertThat(Files.readAllLines(out.resolve("scores.csv")).get(0))
                    .startsWith("patient,part,time,event,LASSO score,LASSO group,")
                    .endsWith("Nomogram score,Nomogram group");
            FeatureTable model = ShippedStudy.read(
                    out.resolve("nomogram-model.csv"), List.of("model", "variable"), List.of("coefficient", "p"));
            assertThat(model.column("coefficient")[model.row("Nomogram / EQD2")])
                    .as("more dose, less hazard")
                    .isNegative();
            assertThat(model.column("coefficient")[model.row("Nomogram / Rad-score")])
                    .isPositive();
        }
        Path out = study.out.resolve("DFS");
        for (String score : List.of("LASSO", "Radiomics", "Nomogram")) {
            assertThat(study.value(out, score, "validation", "C-index", "all", "lower"))
                    .as("C-index of " + score + " in unseen patients: better than chance")
                    .isGreaterThan(0.5);
        }
        assertThat(study.value(out, "Nomogram", "validation", "Brier", "36.0", "value"))
                .isLessThan(0.25);
        assertThat(Files.readString(out.resolve("calibration.csv"))).contains("Nomogram,validation,60.0,4,");
        assertThat(Files.readString(out.resolve("comparison.csv")))
                .contains("Nomogram,Clinical,validation,all,C-index,", "Nomogram,Radiomics,training,36.0,");
    }

    /** One that cannot be fitted leaves the reason; what does not depend on it is current. */
    @Test
    void theOthersGoOnWithoutALearnerThatCannotBeFitted() throws Exception {
        ShippedStudy study = SurvivalStudyTest.study.copy(folder.resolve("copy"));
        study.edit("splits: 2, shrinkage", "splits: 2, leafSize: 100, shrinkage");
        study.run();
        assertThat(study.done)
                .containsExactly(
                        "train:DFS:GBM",
                        "choose:DFS",
                        "nomogram:DFS",
                        "evaluate:DFS",
                        "train:OS:GBM",
                        "choose:OS",
                        "nomogram:OS",
                        "evaluate:OS",
                        "package");
        FeatureTable learners =
                ShippedStudy.read(study.out.resolve("DFS/learners.csv"), List.of("learner"), List.of("mean"), "note");
        assertThat(learners.categories("note").get(2)).contains("which two leaves of 100 do not divide");
        assertThat(learners.column("mean")[2]).isNaN();
        assertThat(Files.readAllLines(study.out.resolve("DFS/scores.csv")).get(0))
                .doesNotContain("GBM");
        assertThat(study.out.resolve("package/DFS-GBM.json")).doesNotExist();
        assertThat(study.out.resolve("package/DFS-RSF.json")).isNotEmptyFile();
    }

    @Test
    void thePackageScoresEachPatientByItself() throws Exception {
        FrozenPrediction frozen = FrozenPrediction.read(study.out.resolve("package"));
        Path features = study.folder.resolve("features.csv");
        Path patients = study.folder.resolve("patients.csv");
        List<String> lines = Files.readAllLines(features);
        String header = lines.get(0);
        String first = lines.get(1);
        int scanner = List.of(header.split(",", -1)).indexOf("Scanner");
        String[] elsewhere = first.replace("S2-001,", "new,").split(",", -1);
        elsewhere[scanner] = "Unknown";
        Path some = folder.resolve("some.csv");
        Files.write(some, List.of(header, first, lines.get(2), String.join(",", elsewhere)));
        List<FrozenPrediction.Scored> scored = frozen.score(some, Optional.of(patients));
        assertThat(scored).hasSize(3 * 18);
        for (FrozenPrediction.Scored s : scored) {
            if (s.patient().equals("new")) {
                assertThat(s.score()).isNaN();
                assertThat(s.group()).isEmpty();
                assertThat(String.join("; ", s.notes()))
                        .contains(FuseStep.MODELS.contains(s.model()) ? "missing: " : "Scanner 'Unknown' is unknown");
                continue;
            }
            boolean training =
                    FuseStep.MODELS.contains(s.model()) && part(s.patient()).equals("training");
            if (!training || s.model().equals("Clinical")) {
                FeatureTable written = ShippedStudy.read(
                        study.out.resolve(s.endpoint() + "/scores.csv"),
                        List.of("patient"),
                        List.of(s.model() + " score"),
                        s.model() + " group");
                int row = written.row(s.patient());
                assertThat(s.score()).isEqualTo(written.column(s.model() + " score")[row]);
                assertThat(s.group())
                        .isEqualTo(written.categories(s.model() + " group").get(row));
            }
        }
        assertThat(frozen.score(some, Optional.empty()).stream()
                        .filter(s -> s.model().equals("Nomogram"))
                        .map(FrozenPrediction.Scored::score))
                .as("clinical variables are not known")
                .containsOnly(Double.NaN);
        Path changed = study.copy(folder.resolve("copy")).out.resolve("package");
        Files.writeString(changed.resolve("models.json"), " ", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> FrozenPrediction.read(changed)).hasMessageContaining("models.json was changed");
    }

    private static String part(String patient) throws Exception {
        FeatureTable split = ShippedStudy.read(study.out.resolve("split.csv"), List.of("patient"), List.of(), "part");
        return split.categories("part").get(split.row(patient));
    }
}
