package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import blue.strategic.parquet.ParquetReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.Type;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.mask.MaskComparison;
import org.deltarad.node.Cases;
import org.deltarad.node.TestNode;
import org.deltarad.testdata.StructureSet;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.volume.Mask;
import org.deltarad.volume.io.NrrdWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a cohort from a table of cases, from folders of DICOM and from a node's database. */
class CohortExtractTest {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int SOME_FAILED = 3;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void quiet() {
        err.getBuffer().setLength(0);
    }

    private int extract(Path to, Object... args) {
        List<String> line = new ArrayList<>(List.of("cohort", "extract", "--out", to.toString()));
        for (Object arg : args) {
            line.add(arg.toString());
        }
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
    }

    private static List<CSVRecord> read(Path table) throws IOException {
        try (CSVParser parser = CSVParser.parse(Files.readString(table), FORMAT)) {
            return parser.getRecords();
        }
    }

    private static void write(Path file, Dataset object) throws Exception {
        Files.createDirectories(file.getParent());
        try (OutputStream to = Files.newOutputStream(file)) {
            DicomToolkit.standard().codec().write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, object), to);
        }
    }

    /** All in one folder, as an export leaves them. */
    private static void write(Path dir, String name, SyntheticSeries series, Dataset mask) throws Exception {
        int n = 0;
        for (Dataset image : series.instances()) {
            write(dir.resolve(name + "-" + n++), image);
        }
        write(dir.resolve(name + "-mask"), mask);
    }

    /** The folder and the node's database give one table, to the last bit, the node running or not. */
    @Test
    void theNodesTableIsThatOfTheFolder() throws Exception {
        Path dicom = folder.resolve("dicom");
        Path yaml = Files.writeString(folder.resolve("node.yaml"), "data: data\n");
        Path running = folder.resolve("running");
        try (TestNode node = TestNode.start(folder, "pairing: {quietSeconds: 0.3}\n")) {
            for (int seed : List.of(1, 2)) {
                SyntheticPatient patient = Cases.patient(seed).build();
                SyntheticSeries baseline = patient.baseline();
                SyntheticSeries mid = patient.mid();
                write(dicom, "b" + seed, baseline, baseline.segmentation());
                write(dicom.resolve("below"), "m" + seed, mid, mid.rtStruct());
                node.deliver(Cases.with(baseline.instances(), baseline.segmentation()));
                node.deliver(Cases.with(mid.instances(), mid.rtStruct()));
            }
            for (int seed : List.of(1, 2)) {
                node.await("delta report", "SYN-" + seed, "reported");
            }
            assertThat(extract(running, "--node", yaml)).as(err.toString()).isZero();
        }
        Path stopped = folder.resolve("stopped");
        assertThat(extract(stopped, "--node", yaml)).as(err.toString()).isZero();
        Path found = folder.resolve("found");
        assertThat(extract(found, "--dicom", dicom, "--params", "preset:S1", "--jobs", 2, "--parquet"))
                .as(err.toString())
                .isZero();
        String table = Files.readString(found.resolve("features.csv"));
        assertThat(Files.readString(running.resolve("features.csv"))).isEqualTo(table);
        assertThat(Files.readString(stopped.resolve("features.csv"))).isEqualTo(table);
        List<CSVRecord> rows = read(found.resolve("features.csv"));
        assertThat(rows)
                .extracting(r -> r.get("patient") + " " + r.get("timepoint"))
                .containsExactly("SYN-1 pre", "SYN-1 mid", "SYN-2 pre", "SYN-2 mid");
        // what ScanProtocol.standard and the sampling of Cases say
        assertThat(rows).allSatisfy(r -> {
            assertThat(r.get("Manufacturer")).isEqualTo("SIEMENS");
            assertThat(r.get("RepetitionTime")).isEqualTo("4500.0");
            assertThat(r.get("SliceThickness")).isEqualTo("4.0");
            assertThat(Double.parseDouble(r.get("VoxelVolume"))).isEqualTo(3.75 * 3.75 * 4);
            assertThat(r.getParser().getHeaderNames().stream().filter(c -> c.startsWith("original_")))
                    .hasSize(82);
        });
        ParquetMetadata parquet =
                ParquetReader.readMetadata(found.resolve("features.parquet").toFile());
        assertThat(parquet.getBlocks().get(0).getRowCount()).isEqualTo(4);
        assertThat(parquet.getFileMetaData().getSchema().getFields())
                .extracting(Type::getName)
                .containsExactlyElementsOf(rows.get(0).getParser().getHeaderNames());
        assertThat(found.resolve("problems.csv")).doesNotExist();
        assertThat(found.resolve("readers.csv")).doesNotExist();
    }

    private Mask shifted(Mask mask) {
        boolean[] inside = new boolean[mask.inside().length];
        System.arraycopy(mask.inside(), 0, inside, 1, inside.length - 1);
        return new Mask(mask.geometry(), inside);
    }

    @Test
    void aTableOfCasesIsMeasuredOnceAndWhatIsMissingLater() throws Exception {
        SyntheticSeries series = Cases.patient(3).build().baseline();
        NrrdWriter.write(folder.resolve("t2.nrrd"), series.volume());
        NrrdWriter.write(folder.resolve("first.nrrd"), series.mask());
        Path second = folder.resolve("second.nrrd");
        Path cases = Files.writeString(folder.resolve("cases.csv"), """
                patient,timepoint,image,mask,sequence,reader,EchoTime,Age
                A,pre,t2.nrrd,first.nrrd,T2,Anne,100,61
                A,pre,t2.nrrd,second.nrrd,T2,Bea,100,61
                B,pre,t2.nrrd,first.nrrd,T2,Bea,90,58
                """);
        Path to = folder.resolve("tables");
        assertThat(extract(to, "--cases", cases, "--params", "preset:S1")).isEqualTo(SOME_FAILED);
        assertThat(err.toString())
                .contains("patient A, pre, T2, reader Bea: failed: mask " + second + " does not exist");
        List<CSVRecord> problems = read(to.resolve("problems.csv"));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).get("patient")).isEqualTo("A");
        assertThat(problems.get(0).get("file")).isEqualTo(second.toString());
        assertThat(read(to.resolve("features.csv"))).hasSize(2);
        assertThat(to.resolve("readers.csv")).doesNotExist();

        NrrdWriter.write(second, shifted(series.mask()));
        assertThat(extract(to, "--cases", cases, "--params", "preset:S1"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString())
                .contains("2 of 3 cases were done before")
                .contains("[3/3] patient A, pre, T2, reader Bea");
        assertThat(to.resolve("problems.csv")).doesNotExist();
        List<CSVRecord> rows = read(to.resolve("features.csv"));
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).get("T2_EchoTime")).isEqualTo("90.0");
        assertThat(rows.get(1).get("T2_Age")).isEqualTo("58");
        Map<String, Double> expected = new FeatureExtractor(ExtractionParameters.preset("S1"))
                .extract(series.volume(), series.mask())
                .features();
        expected.forEach(
                (name, value) -> assertThat(Double.parseDouble(rows.get(0).get("T2_" + name)))
                        .as(name)
                        .isEqualTo(value));
        List<CSVRecord> readers = read(to.resolve("readers.csv"));
        assertThat(readers).extracting(r -> r.get("reader")).containsExactly("Anne", "Bea");
        assertThat(readers.get(0).get("T2_original_glcm_Contrast"))
                .isEqualTo(rows.get(0).get("T2_original_glcm_Contrast"));
        assertThat(Double.parseDouble(read(to.resolve("dice.csv")).get(0).get("Dice")))
                .isEqualTo(MaskComparison.of(series.mask(), shifted(series.mask()), 1)
                        .dice());

        byte[] before = Files.readAllBytes(to.resolve("features.csv"));
        assertThat(extract(to, "--cases", cases, "--params", "preset:S1")).isZero();
        assertThat(err.toString()).contains("3 of 3 cases were done before").doesNotContain("[");
        assertThat(Files.readAllBytes(to.resolve("features.csv"))).isEqualTo(before);

        assertThat(extract(to, "--cases", cases, "--params", "preset:S3")).isEqualTo(2);
        assertThat(err.toString()).contains("made with other parameters");
    }

    @Test
    void masksOfSeveralReadersAndSequencesAreFoundInAFolder() throws Exception {
        SyntheticSeries series = Cases.patient(4).build().baseline();
        List<StructureSet.Roi> rois = List.of(
                new StructureSet.Roi(1, "GTV_ab", "GTV", series.mask()),
                new StructureSet.Roi(2, "GTV_cd", "GTV", shifted(series.mask())),
                new StructureSet.Roi(3, "bladder", "ORGAN", series.mask()));
        Path dicom = folder.resolve("dicom");
        write(dicom, "one", series, series.rtStruct(rois));
        SyntheticSeries alone = Cases.patient(5).build().mid();
        write(dicom.resolve("orphan"), alone.rtStruct(List.of(new StructureSet.Roi(1, "GTV_ab", "GTV", alone.mask()))));
        Path whose = folder.resolve("private/whose.csv");
        Path to = folder.resolve("tables");
        Object[] args = {
            "--dicom",
            dicom,
            "--readers",
            "roi:GTV_(.*)",
            "--sequence",
            "T2=SeriesDescription~t2;Modality=MR",
            "--params",
            "T2=preset:S1",
            "--pseudonyms",
            whose,
            "--reader",
            "cd"
        };
        assertThat(extract(to, args)).as(err.toString()).isEqualTo(SOME_FAILED);
        assertThat(read(to.resolve("problems.csv")).get(0).get("problem")).contains("not in the folder");
        List<CSVRecord> features = read(to.resolve("features.csv"));
        List<CSVRecord> readers = read(to.resolve("readers.csv"));
        assertThat(readers).extracting(r -> r.get("reader")).containsExactly("ab", "cd");
        assertThat(features).hasSize(1);
        assertThat(features.get(0).get("patient")).isEqualTo("P0001");
        assertThat(features.get(0).get("T2_Manufacturer")).isEqualTo("SIEMENS");
        String name = "T2_original_glcm_Contrast";
        assertThat(features.get(0).get(name))
                .isEqualTo(readers.get(1).get(name))
                .isNotEqualTo(readers.get(0).get(name));
        assertThat(Files.readString(whose)).isEqualTo("pseudonym,patient\nP0001,SYN-4\n");
        for (String table : List.of("features", "readers", "dice", "problems")) {
            assertThat(Files.readString(to.resolve(table + ".csv"))).doesNotContain("SYN-4");
        }
    }

    /** As in S0: the mask was drawn on T2, and another image of the same scan is measured in it. */
    @Test
    void anImageIsMeasuredInAMaskThatWasDrawnOnAnother() throws Exception {
        SyntheticSeries series = Cases.patient(6).build().baseline();
        Path dicom = folder.resolve("t2");
        int n = 0;
        for (Dataset image : series.instances()) {
            write(dicom.resolve("slice-" + n++), image);
        }
        write(folder.resolve("mask.dcm"), series.rtStruct());
        NrrdWriter.write(folder.resolve("adc.nrrd"), series.volume());
        Path cases = Files.writeString(folder.resolve("cases.csv"), """
                patient,timepoint,sequence,image,mask,maskseries
                A,pre,T2,t2,mask.dcm,
                A,pre,ADC,adc.nrrd,mask.dcm,t2
                """);
        Path to = folder.resolve("tables");
        assertThat(extract(to, "--cases", cases, "--params", "preset:S1"))
                .as(err.toString())
                .isZero();
        CSVRecord row = read(to.resolve("features.csv")).get(0);
        List<String> names = row.getParser().getHeaderNames().stream()
                .filter(name -> name.startsWith("T2_original_"))
                .toList();
        assertThat(names).hasSize(82);
        assertThat(names).allSatisfy(name -> assertThat(Double.parseDouble(row.get(name.replace("T2_", "ADC_"))))
                .isCloseTo(Double.parseDouble(row.get(name)), withinPercentage(1e-9)));
    }

    @Test
    void wrongArgumentsAndTablesAreSaidInOneLine() throws Exception {
        Path to = folder.resolve("tables");
        Path twice = Files.writeString(
                folder.resolve("twice.csv"),
                "patient,timepoint,image,mask\nA,pre,a.nrrd,m.nrrd\n\nA,pre,b.nrrd,m.nrrd\n");
        assertThat(extract(to, "--cases", twice)).isEqualTo(2);
        assertThat(err.toString().strip())
                .contains("twice.csv, line 4: patient A, pre is in line 2")
                .doesNotContain("\n");
        Path lacking = Files.writeString(folder.resolve("lacking.csv"), "patient,image,mask\nA,a.nrrd,m.nrrd\n");
        assertThat(extract(to, "--cases", lacking)).isEqualTo(2);
        assertThat(err.toString()).contains("lacks a column 'timepoint'");
        assertThat(extract(to, "--dicom", folder, "--sequence", "T2=SeriesDiscription~t2"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'SeriesDiscription' is no attribute's keyword");
        assertThat(extract(to, "--dicom", folder)).isEqualTo(2);
        assertThat(err.toString()).contains("there are no cases");
        assertThat(extract(to)).isEqualTo(2);
    }
}
