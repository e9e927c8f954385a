package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.Cases;
import org.deltarad.testdata.SyntheticStudy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code extract --batch} as a user meets it. */
class BatchTest {
    private static final int SOME_FAILED = 3;

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private BatchCases cases;
    private Path out;

    @BeforeEach
    void threeImagesAndAMask() {
        cases = new BatchCases(folder);
        out = folder.resolve("out.csv");
        cases.image("a.nrrd", 1);
        cases.image("b.nrrd", 2);
        cases.image("sub/c.nrrd", 3);
        cases.mask("m.nrrd");
    }

    @Test
    void rowsComeInTheOrderOfTheTableWithItsOtherColumns() throws IOException {
        Path table = cases.table("\uFEFFPatient,Größe,Image,Mask,Label\n\nP1,\"1,80 \"\"m\"\"\",a.nrrd,m.nrrd,\n"
                + ",,,,\nP2,\"two\nlines\",sub/../sub/c.nrrd,m.nrrd,2\nP3,x," + folder + "/b.nrrd,m.nrrd,1.0\n");
        assertThat(batch(table, out)).as(err.toString()).isZero();
        List<CSVRecord> rows = read(out);
        assertThat(rows.get(0).getParser().getHeaderNames())
                .startsWith("Patient", "Größe", "Image", "Mask", "Label", "diagnostics_Error")
                .endsWith("original_ngtdm_Strength");
        assertThat(column(rows, "Patient")).containsExactly("P1", "P2", "P3");
        assertThat(column(rows, "Größe")).containsExactly("1,80 \"m\"", "two\nlines", "x");
        assertThat(column(rows, "Label")).containsExactly("", "2", "1.0");
        assertThat(column(rows, "Image"))
                .containsExactly(folder + "/a.nrrd", folder + "/sub/c.nrrd", folder + "/b.nrrd");
        assertThat(column(rows, "diagnostics_Mask-original_VoxelNum")).containsExactly("72", "48", "72");
        assertThat(column(rows, "diagnostics_Error")).containsOnly("");
        assertThat(err.toString()).contains("[3/3] ", "3 of 3 cases done in ");
    }

    @Test
    void aCaseHasTheNumbersThatItHasAlone() throws IOException {
        Path table = cases.table("Image,Mask\na.nrrd,m.nrrd\n");
        assertThat(batch(table, out)).isZero();
        Path single = folder.resolve("single.csv");
        assertThat(run(
                        "extract",
                        "--image",
                        folder + "/a.nrrd",
                        "--mask",
                        folder + "/m.nrrd",
                        "--out",
                        single.toString()))
                .isZero();
        CSVRecord ofBatch = read(out).get(0);
        CSVRecord alone = read(single).get(0);
        for (String name : alone.getParser().getHeaderNames()) {
            assertThat(ofBatch.get(name)).as(name).isEqualTo(alone.get(name));
        }
    }

    @Test
    void aFailedCaseIsARowWithItsReasonAndTheOthersGoOn() throws IOException {
        Files.writeString(folder.resolve("broken.nrrd"), "NRRD0004\ntype: short\n");
        Path table = cases.table("""
                Image,Mask,Label
                absent.nrrd,m.nrrd,
                a.nrrd,m.nrrd,
                broken.nrrd,m.nrrd,
                b.nrrd,m.nrrd,7
                b.nrrd,m.nrrd,2
                """);
        assertThat(batch(table, out)).isEqualTo(SOME_FAILED);
        List<CSVRecord> rows = read(out);
        List<String> errors = column(rows, "diagnostics_Error");
        assertThat(errors.get(0)).contains("Image " + folder + "/absent.nrrd does not exist");
        assertThat(errors.get(1)).isEmpty();
        assertThat(errors.get(2)).contains("broken.nrrd");
        assertThat(errors.get(3)).contains("7");
        assertThat(errors.get(4)).isEmpty();
        List<String> means = column(rows, "original_firstorder_Mean");
        assertThat(means.get(0)).isEmpty();
        assertThat(Double.parseDouble(means.get(1))).isPositive();
        assertThat(means.get(2)).isEmpty();
        assertThat(Double.parseDouble(means.get(4))).isPositive();
        assertThat(err.toString())
                .contains("line 2, absent.nrrd: failed: ", "2 of 5 cases done", "3 cases failed", "--resume");
    }

    @Test
    void fiftyCasesAreTheSameBytesWithOneJobAndWithTwo() throws IOException {
        StringBuilder text = new StringBuilder("Image,Mask,Label\nabsent.nrrd,m.nrrd,1\n");
        for (int n = 0; n < 49; n++) {
            cases.image("i" + n + ".nrrd", n);
            text.append("i" + n + ".nrrd,m.nrrd," + (1 + n % 2) + "\n");
        }
        Path table = cases.table(text.toString());
        for (String jobs : List.of("1", "2")) {
            for (String type : List.of("csv", "json", "parquet")) {
                Path file = folder.resolve("jobs" + jobs + "." + type);
                assertThat(batch(table, file, "--jobs", jobs)).isEqualTo(SOME_FAILED);
            }
        }
        for (String type : List.of("csv", "json", "parquet")) {
            byte[] first = Files.readAllBytes(folder.resolve("jobs1." + type));
            assertThat(Files.readAllBytes(folder.resolve("jobs2." + type)))
                    .as(type)
                    .isEqualTo(first);
        }
        assertThat(read(folder.resolve("jobs1.csv"))).hasSize(50);
    }

    @Test
    void jsonHasCaseDiagnosticsAndFeatures() throws IOException {
        Path table = cases.table("Image,Mask,id\na.nrrd,m.nrrd,x\nm.nrrd,m.nrrd,y\nabsent.nrrd,m.nrrd,z\n");
        Path file = folder.resolve("out.json");
        assertThat(batch(table, file)).isEqualTo(SOME_FAILED);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json).hasSize(3);
        assertThat(json.at("/0/case/id").asText()).isEqualTo("x");
        assertThat(json.at("/0/features/original_firstorder_Mean").isDouble()).isTrue();
        assertThat(json.at("/0/diagnostics/diagnostics_Error").isNull()).isTrue();
        // the mask as an image is flat inside its label: one grey level, so no coarseness's strength and the like
        assertThat(json.at("/1/features/original_firstorder_Range").asDouble()).isZero();
        assertThat(json.at("/2/diagnostics/diagnostics_Error").asText()).contains("absent.nrrd");
        assertThat(json.at("/2/features")).isEmpty();
    }

    @Test
    void readsNiftiAndDicomBesideNrrd() throws Exception {
        cases.nifti("a.nii", 1);
        SyntheticStudy.write(
                folder, Cases.patient(3).build(), DicomToolkit.standard().codec());
        Path table = cases.table("""
                Image,Mask,ROI
                a.nii,m.nrrd,
                a.nrrd,m.nrrd,
                baseline,baseline/RTSTRUCT.dcm,GTV
                baseline,baseline/RTSTRUCT.dcm,Bladder
                """);
        assertThat(batch(table, out)).isEqualTo(SOME_FAILED);
        List<CSVRecord> rows = read(out);
        List<String> energy = column(rows, "original_firstorder_Energy");
        assertThat(energy.get(0)).isEqualTo(energy.get(1)).isNotEmpty();
        assertThat(energy.get(2)).isNotEmpty();
        assertThat(column(rows, "diagnostics_Error").get(3)).contains("'Bladder'", "'GTV'");
    }

    @Test
    void anInterruptedRunIsContinuedWithoutDoingItsCasesAgain() throws IOException {
        Path table = cases.table("Image,Mask\na.nrrd,m.nrrd\nb.nrrd,m.nrrd\nsub/c.nrrd,m.nrrd\n");
        assertThat(batch(table, out, "--jobs", "1")).isZero();
        byte[] whole = Files.readAllBytes(out);
        // As a kill leaves it: two results, the third torn in the middle of its line, no table.
        Path journal = folder.resolve("out.csv.journal");
        List<String> lines = Files.readAllLines(journal);
        assertThat(lines).hasSize(5);
        String torn = lines.get(3).substring(0, 500);
        Files.writeString(journal, String.join("\n", lines.subList(0, 3)) + "\n" + torn);
        Files.delete(out);

        assertThat(batch(table, out)).isEqualTo(2);
        assertThat(err.toString()).contains("holds 2 results", "--resume");
        assertThat(out).doesNotExist();

        err.getBuffer().setLength(0);
        assertThat(batch(table, out, "--resume")).as(err.toString()).isZero();
        assertThat(err.toString())
                .contains("2 of 3 cases were done before", "[3/3] line 4, c.nrrd")
                .doesNotContain("a.nrrd");
        assertThat(Files.readAllBytes(out)).isEqualTo(whole);
    }

    @Test
    void resumingDoesFailedAndChangedAndNewCasesOnly() throws IOException {
        assertThat(batch(cases.table("Image,Mask,id\na.nrrd,m.nrrd,1\nb.nrrd,m.nrrd,2\nd.nrrd,m.nrrd,3\n"), out))
                .isEqualTo(SOME_FAILED);
        String before = column(read(out), "original_firstorder_Energy").get(1);
        cases.image("d.nrrd", 9);
        cases.image("e.nrrd", 8);
        Files.writeString(
                cases.image("b.nrrd", 5), "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND); // another size
        err.getBuffer().setLength(0);
        Path table =
                cases.table("id,Image,Mask\n4,e.nrrd,m.nrrd\n2,b.nrrd,m.nrrd\n3,d.nrrd,m.nrrd\n1b,a.nrrd,m.nrrd\n");
        assertThat(batch(table, out, "--resume")).as(err.toString()).isZero();
        assertThat(err.toString())
                .contains("1 of 4 cases were done before", "b.nrrd", "d.nrrd", "e.nrrd")
                .doesNotContain("a.nrrd");
        assertThat(column(read(out), "id")).containsExactly("4", "2", "3", "1b");
        assertThat(column(read(out), "original_firstorder_Energy").get(1)).isNotEqualTo(before);
        err.getBuffer().setLength(0);
        assertThat(batch(table, out, "--resume")).isZero();
        assertThat(err.toString()).contains("4 of 4 cases were done before").doesNotContain("[");
    }

    @Test
    void otherParametersAreNotMixedIntoARunThatIsContinued() throws IOException {
        Path table = cases.table("Image,Mask\na.nrrd,m.nrrd\n");
        Path params = Files.writeString(folder.resolve("p.yaml"), "setting:\n  binWidth: 10\n");
        assertThat(batch(table, out, "--params", params.toString())).isZero();
        byte[] before = Files.readAllBytes(out);
        Files.writeString(params, "setting:\n  binWidth: 20\n");
        assertThat(batch(table, out, "--params", params.toString(), "--resume")).isEqualTo(2);
        assertThat(err.toString()).contains("made with other parameters", "out.csv.journal");
        assertThat(Files.readAllBytes(out)).isEqualTo(before);
        assertThat(batch(table, out, "--params", params.toString())).isZero();
        assertThat(Files.readAllBytes(out)).isNotEqualTo(before);
    }

    @Test
    void anUnusableTableIsRefusedInOneLineWithLineAndColumn() {
        refused("Image;Mask\na.nrrd;m.nrrd\n", "line 1", "no column Image", "commas", "semicolons");
        refused("image,Mask\na.nrrd,m.nrrd\n", "line 1", "no column Image", "'image' is not 'Image'");
        refused("Image,Mask,Mask\na.nrrd,m.nrrd,\n", "line 1", "two columns named 'Mask'");
        refused("Image,Mask\na.nrrd,\n", "line 2", "column Mask", "is empty");
        refused("Image,Mask\na.nrrd\n", "line 2", "has 1 cells and the header 2");
        refused("Image,Mask,Label\na.nrrd,m.nrrd,one\n", "line 2, column Label", "'one'");
        refused("Image,Mask,Label,ROI\na.nrrd,m.nrrd,1,GTV\n", "line 2", "ROI GTV and Label 1");
        refused("Image,Mask,id\na.nrrd,m.nrrd,\"1\n2\"\n\n./a.nrrd,m.nrrd,3\n", "line 5", "same", "line 2");
        refused("Image,Mask\n\"a.nrrd\"x,m.nrrd\n", "line 2", "is not CSV");
        refused("Image,Mask\na.nrrd,\"m.nrrd\n", "line 2", "is not CSV");
        refused("Image,Mask\n", "has no case");
        refused("", "has no case");
    }

    @Test
    void textThatIsNotUtf8IsNamedWithItsLine() throws IOException {
        Path table = folder.resolve("latin.csv");
        Files.write(table, "Image,Mask,Größe\na.nrrd,m.nrrd,1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(batch(table, out)).isEqualTo(2);
        assertThat(err.toString()).contains("latin.csv, line 1: is not UTF-8");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void wrongCombinationsOfOptionsAreRefused() {
        String table = cases.table("Image,Mask\na.nrrd,m.nrrd\n").toString();
        for (List<String> args : List.of(
                List.of("--batch", table),
                List.of("--batch", table, "--out", "x.txt"),
                List.of("--batch", "absent.csv", "--out", "x.csv"),
                List.of("--batch", table, "--out", "x.csv", "--jobs", "0"),
                List.of("--batch", table, "--out", "x.csv", "--image", table),
                List.of("--image", table, "--mask", table, "--resume"),
                List.of("--image", table, "--mask", table, "--jobs", "2"),
                List.of("--list-features", "--batch", table),
                List.of("--list-features", "--out", "x.parquet"))) {
            err.getBuffer().setLength(0);
            List<String> line = new ArrayList<>(List.of("extract"));
            line.addAll(args);
            assertThat(run(line.toArray(String[]::new))).as(args.toString()).isEqualTo(2);
            assertThat(err.toString().lines()).as(args.toString()).hasSize(1);
        }
    }

    @Test
    void whatIsNotDefinedIsAnEmptyCellAndSaidInTheNotes() throws IOException {
        StringBuilder flat = new StringBuilder(Files.readString(cases.image("flat.nrrd", 1)));
        flat.replace(flat.indexOf("\n\n") + 2, flat.length(), "5\n".repeat(144));
        Files.writeString(folder.resolve("flat.nrrd"), flat);
        Path params = Files.writeString(folder.resolve("ibsi.yaml"), """
                ibsi:
                  dimension: 3D
                  discretisation: {fixedBinNumber: 4}
                """);
        Path table = cases.table("Image,Mask\nflat.nrrd,m.nrrd\na.nrrd,m.nrrd\n");
        assertThat(batch(table, out, "--params", params.toString()))
                .as(err.toString())
                .isZero();
        CSVRecord row = read(out).get(0);
        List<String> undefined = row.getParser().getHeaderNames().stream()
                .filter(name -> name.startsWith("ibsi_") && row.get(name).isEmpty())
                .filter(name -> !name.matches(".*_(img|roi)$"))
                .toList();
        assertThat(undefined).isNotEmpty();
        assertThat(row.get("diagnostics_Notes")).contains(undefined);
    }

    private void refused(String table, String... parts) {
        err.getBuffer().setLength(0);
        assertThat(batch(cases.table(table), out)).as(table).isEqualTo(2);
        assertThat(err.toString().lines()).as(table).hasSize(1);
        assertThat(err.toString()).contains("cases.csv").contains(parts);
        assertThat(out).doesNotExist();
    }

    private int batch(Path table, Path file, String... more) {
        return run(Stream.concat(
                        Stream.of("extract", "--batch", table.toString(), "--out", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private int run(String... args) {
        return Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), args);
    }

    private static List<CSVRecord> read(Path csv) throws IOException {
        return CSVParser.parse(
                        new StringReader(Files.readString(csv)),
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
    }

    private static List<String> column(List<CSVRecord> rows, String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }
}
