package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.Cases;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticStudy;
import org.deltarad.volume.io.ImageFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    /** picocli formats descriptions: a percent sign that stands alone is a warning above the help. */
    @Test
    void descriptionsCanBeFormatted() {
        CommandLine main = new CommandLine(new Main());
        assertThat(main.getSubcommands()).hasSizeGreaterThan(10);
        main.getSubcommands().values().forEach(command -> {
            Stream.of(command.getCommandSpec().usageMessage().description()).forEach(MainTest::format);
            command.getCommandSpec().options().forEach(o -> Stream.of(o.description())
                    .forEach(MainTest::format));
        });
    }

    private static void format(String description) {
        assertThatCode(() -> assertThat(description.formatted()).isNotNull())
                .as(description)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "extrakt",
                "extract",
                "extract --image x.nrrd",
                "extract --image absent.nrrd --mask absent.nrrd",
                "extract --image . --mask . --out features.xml",
                "extract --image . --mask . --params preset:S9",
                "extract --image . --mask . --params preset:ibsi-F",
                "extract --image . --mask . --params absent.yaml",
                "extract --no-such-option",
                "maps --image absent.nrrd --mask absent.nrrd --out maps",
                "extract --image . --mask . --volume T3WI",
                "series absent",
                "mask --image . --mask .",
                "mask --image . --mask . --out mask.png",
                "mask --image . --mask . --out m.nrrd --fraction 0",
                "mask --image . --mask . --out m.dcm --type SCT:1",
                "bench",
                "bench features --seconds 0",
                "bench features --only nothing-like-this",
                "node --config absent.yaml",
                "jobs --limit many --config x.yaml"
            })
    void aWrongArgumentGetsOneLineAndExitCode2(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("deltarad").contains("--help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("demo", "node", "jobs", "extract", "test", "Research use only");
        for (String command : List.of("demo", "node", "health", "jobs", "extract", "maps", "series", "bench", "test")) {
            assertThat(run(command, "--help")).isZero();
        }
    }

    @Test
    void extractsAsJsonUnderPyRadiomicsNames() throws IOException {
        Path image = nrrd("image.nrrd", "short", 1);
        Path mask = nrrd("mask.nrrd", "uchar", 0);
        Path file = folder.resolve("out/features.json");
        assertThat(run("extract", "--image", image.toString(), "--mask", mask.toString(), "--out", file.toString()))
                .as(err.toString())
                .isZero();
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/features/original_firstorder_Maximum").asDouble()).isEqualTo(124);
        assertThat(json.at("/features/original_glcm_Autocorrelation").isNumber())
                .isTrue();
        assertThat(json.at("/diagnostics/diagnostics_Mask-original_VoxelNum").asInt())
                .isEqualTo(27);
    }

    @Test
    void writesAMapForEachFeature() throws IOException {
        Path image = nrrd("image.nrrd", "short", 1);
        Path mask = nrrd("mask.nrrd", "uchar", 0);
        Path params = Files.writeString(
                folder.resolve("params.yaml"),
                "featureClass: {firstorder: [Mean, Maximum]}\nvoxelSetting: {kernelRadius: 1, initValue: -1}");
        Path maps = folder.resolve("maps");
        assertThat(run(
                        "maps",
                        "--image",
                        image.toString(),
                        "--mask",
                        mask.toString(),
                        "--params",
                        params.toString(),
                        "--out",
                        maps.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("2 maps of radius 1 in " + maps);
        double[] maximum = ImageFile.read(maps.resolve("original_firstorder_Maximum.nrrd"))
                .volume()
                .values();
        assertThat(maximum).contains(-1, 124);
        assertThat(maps.resolve("original_firstorder_Mean.nrrd")).exists();
    }

    @Test
    void extractsAsCsvWithAHeaderAndARow() throws IOException {
        Path image = nrrd("image.nrrd", "short", 1);
        Path mask = nrrd("mask.nrrd", "uchar", 0);
        Path file = folder.resolve("features.csv");
        assertThat(run("extract", "--image", image.toString(), "--mask", mask.toString(), "--out", file.toString()))
                .isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("Image,Mask,diagnostics_").endsWith("original_ngtdm_Strength");
    }

    @Test
    void extractsIbsiFeaturesUnderTheirTags() throws IOException {
        Path image = nrrd("image.nrrd", "short", 1);
        Path mask = nrrd("mask.nrrd", "uchar", 0);
        Path params = Files.writeString(folder.resolve("ibsi.yaml"), """
                ibsi:
                  dimension: 3D
                  discretisation: {fixedBinNumber: 4}
                """);
        for (String given : List.of(params.toString(), "preset:ibsi-E")) {
            Path file = folder.resolve("features.json");
            assertThat(run(
                            "extract",
                            "--image",
                            image.toString(),
                            "--mask",
                            mask.toString(),
                            "--params",
                            given,
                            "--out",
                            file.toString()))
                    .as(err.toString())
                    .isZero();
            JsonNode json = new ObjectMapper().readTree(file.toFile());
            assertThat(json.at("/features/ibsi_cm_contrast_3D_comb").asDouble()).isPositive();
            assertThat(json.at("/features/original_glcm_Contrast").isMissingNode())
                    .isTrue();
            assertThat(json.at("/diagnostics/ibsi_morph_mask_vox_count_init_roi")
                            .asInt())
                    .isEqualTo(27);
        }
    }

    @Test
    void aWrongIbsiSettingIsNamedWithItsLine() throws IOException {
        Path image = nrrd("image.nrrd", "short", 1);
        Path params = Files.writeString(folder.resolve("ibsi.yaml"), """
                ibsi:
                  dimension: 3D
                  discretization: {fixedBinNumber: 4}
                """);
        assertThat(run(
                        "extract",
                        "--image",
                        image.toString(),
                        "--mask",
                        image.toString(),
                        "--params",
                        params.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("line 3", "ibsi.discretization");
    }

    @Test
    void anRoiThatIsNotThereIsAWrongArgument() throws Exception {
        SyntheticPatient patient = Cases.patient(3).build();
        SyntheticStudy.write(folder, patient, DicomToolkit.standard().codec());
        String images = folder.resolve("baseline").toString();
        String mask = folder.resolve("baseline/RTSTRUCT.dcm").toString();
        assertThat(run("extract", "--image", images, "--mask", mask, "--roi", "GTV"))
                .isZero();
        out.getBuffer().setLength(0);
        assertThat(run("extract", "--image", images, "--mask", mask, "--roi", "Bladder"))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("'Bladder'", "'GTV'");
        err.getBuffer().setLength(0);
        String maps = folder.resolve("maps").toString();
        assertThat(run("maps", "--image", images, "--mask", mask, "--roi", "Bladder", "--out", maps))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'Bladder'", "'GTV'");
    }

    @Test
    void anRoiOfOneVoxelIsRefusedInOneLine() throws IOException {
        Path image = nrrd("image.nrrd", "short", 1);
        assertThat(run("extract", "--image", image.toString(), "--mask", image.toString(), "--roi", "7"))
                .isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("deltarad extract: ").contains("1 voxel");
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    /** A cube of 5 voxels a side: its voxels' numbers, or the 3 x 3 x 3 voxels that end at the last one as 1. */
    private Path nrrd(String name, String type, int numbered) throws IOException {
        StringBuilder text = new StringBuilder("NRRD0004\ntype: " + type
                + "\ndimension: 3\nspace: left-posterior-superior\nsizes: 5 5 5\n"
                + "space directions: (1,0,0) (0,1,0) (0,0,2)\nencoding: ascii\nspace origin: (0,0,0)\n\n");
        for (int n = 0; n < 125; n++) {
            boolean inside = n % 5 >= 2 && n / 5 % 5 >= 2 && n / 25 >= 2;
            text.append(numbered == 1 ? n : inside ? 1 : 0).append(n % 5 == 4 ? "\n" : " ");
        }
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
