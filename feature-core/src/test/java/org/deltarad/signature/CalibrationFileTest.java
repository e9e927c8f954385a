package org.deltarad.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationFileTest {
    private static final String GOOD = """
            format: deltarad-calibration/1
            id: site
            version: 2
            extraction: S1
            cohort:
              name: ours
              patients: 20
              synthetic: false
              description: One sentence.
            cutoffs:
              Delta_rad: 0.125
            numeric:
              EchoTime: {min: 90, max: 110}
              FlipAngle: {min: 90, max: 150}
            categorical:
              Manufacturer: [GE, SIEMENS]
            features:
              original_glcm_Id:
                intercept: 1
                coefficients: {FlipAngle: 3, EchoTime: 2, Manufacturer=SIEMENS: 4}
                mean: 0
                sd: 0.5
                min: -2
                max: 3
            """;

    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        Path file = directory.resolve("site.yaml");
        Files.writeString(file, text);
        return file;
    }

    private void refused(String text, int line, String key, String problem) throws IOException {
        Path file = file(text);
        SignatureException.BadFile refusal =
                catchThrowableOfType(SignatureException.BadFile.class, () -> CalibrationFile.read(file));
        assertThat(refusal).as("refusal of %s", text).isNotNull();
        assertThat(refusal.getMessage()).contains(file.toString()).contains(problem);
        assertThat(refusal.line()).as(refusal.getMessage()).isEqualTo(line);
        assertThat(refusal.key()).as(refusal.getMessage()).isEqualTo(key);
    }

    @Test
    void readsCoefficientsByNameWhateverTheirOrder() throws IOException, SignatureException {
        Calibration calibration = CalibrationFile.read(file(GOOD));
        assertThat(calibration.cohort()).isEqualTo(new Calibration.Cohort("ours", 20, false, "One sentence."));
        assertThat(calibration.cutoffs()).isEqualTo(Map.of("Delta_rad", 0.125));
        assertThat(calibration.harmonisation().ranges().get("EchoTime")).isEqualTo(new Range(90, 110));
        assertThat(calibration.harmonisation().features().get("original_glcm_Id"))
                .isEqualTo(new FeatureModel(1, List.of(2.0, 3.0, 4.0), 0, 0.5, -2, 3));
    }

    @Test
    void refusesWithKeyAndLine() throws IOException {
        String model = "features.original_glcm_Id";
        refused(GOOD.replace("    sd: 0.5\n", ""), 18, model, "'sd' is missing");
        refused(GOOD.replace("sd: 0.5", "sd: 0"), 18, model, "sd must be positive");
        refused(GOOD.replace("mean: 0", "mean: .nan"), 21, model + ".mean", "finite number");
        refused(
                GOOD.replace("SIEMENS: 4", "Philips: 4"),
                20,
                model + ".coefficients.Manufacturer=Philips",
                "unknown key");
        refused(GOOD.replace("EchoTime: 2, ", ""), 20, model + ".coefficients", "'EchoTime' is missing");
        refused(GOOD.replace("min: 90, max: 110", "min: 90, max: 80"), 13, "numeric.EchoTime", "not a finite interval");
        refused(
                GOOD.replace("[GE, SIEMENS]", "[GE, GE]"),
                20,
                model + ".coefficients.Manufacturer=SIEMENS",
                "unknown key");
        refused(GOOD.replace("synthetic: false", "synthetic: no"), 8, "cohort.synthetic", "[false, true]");
        refused(GOOD.replace("patients: 20", "patients: 20.5"), 7, "cohort.patients", "whole number");
        refused(GOOD.replace("0.125", "high"), 11, "cutoffs.Delta_rad", "finite number");
        refused(GOOD + "cutoffs: {}\n", 25, "cutoffs", "twice");
    }

    /** Names that YAML would read as something else, and doubles that need all their digits. */
    @Test
    void writesAndReadsBackTheSame() throws IOException, SignatureException {
        Map<String, List<String>> categorical = new LinkedHashMap<>();
        categorical.put("Manufacturer", List.of("GE: # x", "'SIEMENS'", "no", "1.5", "Ø \"q\" \\", "[a]", "*b"));
        categorical.put("Coil", List.of("only"));
        LinearHarmonisation harmonisation = new LinearHarmonisation(
                List.of("true", "EchoTime"),
                categorical,
                Map.of("true", new Range(-1.0 / 3, 1e-300), "EchoTime", new Range(0.1, 0.1 + 0.2)),
                Map.of(
                        "f",
                        new FeatureModel(
                                Math.PI,
                                List.of(1e-17, -1.0 / 7, 1e22, 5.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 3.0),
                                1e-16,
                                2.0 / 3,
                                -2,
                                2)));
        Calibration made = new Calibration(
                "id: #1",
                "1.0",
                new Calibration.Cohort("null", 3, true, "Two\nlines, and \"quotes\"."),
                "S1",
                harmonisation,
                Map.of("a", 1.0 / 3, "Pre-CCRT_rad", -1e-9),
                new Limits(64, 0.1 + 0.2, Optional.of(new Range(1.0 / 3, 42))),
                "");
        List<String> comments = List.of("EchoTime: dropped\nid: injected", "second");
        Path file = file("an older file");
        Calibration written = CalibrationFile.write(file, made, comments);
        Calibration read = CalibrationFile.read(file);
        assertThat(read).isEqualTo(written).isEqualTo(CalibrationFile.hashed(made, comments));
        assertThat(read.harmonisation()).isEqualTo(harmonisation);
        assertThat(read.harmonisation().coefficientNames()).isEqualTo(harmonisation.coefficientNames());
        assertThat(read.cutoffs()).isEqualTo(made.cutoffs());
        assertThat(read.limits()).isEqualTo(made.limits());
        assertThat(read.cohort()).isEqualTo(made.cohort());
        assertThat(Files.readString(file)).contains("# EchoTime: dropped id: injected\n# second\n");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).as("no drafts left behind").containsExactly(file);
        }
    }
}
