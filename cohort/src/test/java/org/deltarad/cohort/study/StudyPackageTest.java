package org.deltarad.cohort.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureFile;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.SyntheticTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyPackageTest {
    @TempDir
    Path folder;

    private Path pack;

    @BeforeEach
    void calibrate() throws Exception {
        SyntheticTables.of(CohortDesign.s1(), CohortDesign.SEED).write(folder);
        Path file = folder.resolve("S1.yaml");
        Files.copy(Path.of("..", "docs", "samples", "studies", "S1.yaml"), file);
        Study study = StudyFile.read(file).calibrating(List.of(SignatureFile.builtIn("Delta_rad")));
        StudyRun run = new StudyRun(study, folder.resolve("out"));
        run.run("calibrate", (step, summary, current) -> {});
        pack = run.pack();
    }

    private void refused(String reason) {
        assertThatThrownBy(() -> StudyPackage.read(pack))
                .isInstanceOf(StudyException.BadPackage.class)
                .hasMessageContaining(pack.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void whatAStudyLeftIsRead() throws Exception {
        StudyPackage read = StudyPackage.read(pack);
        assertThat(read.signatures()).extracting(Signature::id).containsExactly("Delta_rad");
        assertThat(read.calibration().cutoffs()).containsOnlyKeys("Delta_rad");
        assertThat(read.file(read.signatures().get(0))).exists();
        assertThat(read.calibrationFile()).exists();
    }

    @Test
    void whatWasChangedOrIsMissingIsRefused() throws Exception {
        Path calibration = pack.resolve("calibration.yaml");
        String good = Files.readString(calibration);
        Files.writeString(calibration, good + "# a comment\n");
        refused("calibration.yaml was changed since the study wrote it");
        Files.delete(calibration);
        refused("calibration.yaml is missing");
        Files.writeString(calibration, good);
        Path sums = pack.resolve("SHA256SUMS");
        String all = Files.readString(sums);
        Files.writeString(sums, all.replaceAll("(?m)^.*Delta_rad.*\n", ""));
        refused("no signature");
        Files.writeString(sums, all + "nonsense\n");
        refused("'nonsense', not a hash and a file");
        Files.delete(sums);
        refused("there is no SHA256SUMS");
    }
}
