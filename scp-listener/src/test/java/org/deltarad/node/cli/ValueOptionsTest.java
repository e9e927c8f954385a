package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.Slices;
import org.deltarad.report.code.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --values}, {@code --units} and {@code --accept-lossy} on slices whose stored values are 0 to 35. */
class ValueOptionsTest {
    private static final int SIDE = 6;
    private static final int DEPTH = 4;
    private static final double STORED_MEAN = 17.5;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private void write(UnaryOperator<Dataset.Builder> change) throws IOException, DicomException {
        Slices slices = Slices.axial(SIDE, SIDE, DEPTH, 1, 1, 3)
                .changeAll(b -> change.apply(b.bulk(Tag.PixelData, VR.OW, Slices.words(SIDE * SIDE, n -> n))));
        Files.createDirectories(folder.resolve("series"));
        for (int k = 0; k < DEPTH; k++) {
            try (OutputStream file =
                    Files.newOutputStream(folder.resolve("series").resolve(k + ".dcm"))) {
                DicomToolkit.standard()
                        .codec()
                        .write(
                                new DicomFile(
                                        TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                                        slices.datasets().get(k)),
                                file);
            }
        }
        Files.writeString(folder.resolve("mask.nrrd"), """
                NRRD0004
                type: uchar
                dimension: 3
                space: left-posterior-superior
                sizes: 6 6 4
                space directions: (1,0,0) (0,1,0) (0,0,3)
                encoding: ascii
                space origin: (-10,-20,5)

                """ + "1 ".repeat(SIDE * SIDE * DEPTH));
    }

    private int extract(String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> args = new ArrayList<>(List.of(
                "extract",
                "--image",
                folder.resolve("series").toString(),
                "--mask",
                folder.resolve("mask.nrrd").toString()));
        args.addAll(List.of(more));
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
    }

    /** Mean of the region when extraction went well, with the reader's remarks in the diagnostics. */
    private double mean(String... more) throws IOException {
        assertThat(extract(more)).as(err.toString()).isZero();
        return json().at("/features/original_firstorder_Mean").asDouble();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private String notes() throws IOException {
        return json().at("/diagnostics/diagnostics_Notes").toString();
    }

    /** 70 kg, 370 MBq of F-18 injected an hour before: 1 Bq/ml is 70000 / 253.31418e6 g/ml, to the digits given. */
    @Test
    void standardizedUptakeIsMeasuredOnRequest() throws Exception {
        Dataset dose = Dataset.builder()
                .text(Tag.RadiopharmaceuticalStartTime, "090000")
                .numbers(Tag.RadionuclideTotalDose, 370e6)
                .numbers(Tag.RadionuclideHalfLife, 6586.2)
                .build();
        UnaryOperator<Dataset.Builder> pet = b -> b.text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.128")
                .text(Tag.Modality, "PT")
                .numbers(Tag.RescaleSlope, 2000)
                .numbers(Tag.RescaleIntercept, 0)
                .text(Tag.Units, "BQML")
                .text(Tag.CorrectedImage, "NORM", "ATTN", "DECY")
                .text(Tag.DecayCorrection, "START")
                .text(Tag.SeriesDate, "20240305")
                .text(Tag.SeriesTime, "100000")
                .text(Tag.AcquisitionDate, "20240305")
                .text(Tag.AcquisitionTime, "100000.00")
                .items(Tag.RadiopharmaceuticalInformationSequence, dose);
        write(b -> pet.apply(b).numbers(Tag.PatientWeight, 70));
        assertThat(mean()).isEqualTo(2000 * STORED_MEAN);
        double suv = 2000 * STORED_MEAN * 70000 / 253.31418e6;
        assertThat(mean("--values", "suv-bw")).isCloseTo(suv, within(1e-6 * suv));
        assertThat(notes()).contains("SUVbw", "370000000 Bq");
        assertThat(err.toString()).contains("note: ", "SUVbw");

        write(pet);
        assertThat(extract("--values", "suv-bw")).isEqualTo(1);
        assertThat(err.toString()).contains("Patient's Weight").contains(Slices.uid(0));
        assertThat(extract("--values", "suv")).isEqualTo(2);
        assertThat(err.toString()).contains("--values takes automatic, ", "not suv");
    }

    @Test
    void ofSeveralRealWorldUnitsOneIsNamed() throws Exception {
        write(b -> b.items(
                Tag.RealWorldValueMappingSequence,
                mapping(new Code("1", "UCUM", "no units"), "raw", 1),
                mapping(new Code("um2/s", "UCUM", "um2/s"), "ADC map", 2)));
        assertThat(mean()).isEqualTo(STORED_MEAN);
        assertThat(mean("--values", "real-world", "--units", "um2/s")).isEqualTo(2 * STORED_MEAN - 1);
        assertThat(mean("--values", "real-world", "--units", "raw")).isEqualTo(STORED_MEAN - 1);
        assertThat(notes()).contains("Real World Value Mapping raw");
        assertThat(extract("--values", "real-world")).isEqualTo(1);
        assertThat(err.toString()).contains("1 (raw)", "um2/s (ADC map)");
    }

    private static Dataset mapping(Code units, String label, double slope) {
        return Dataset.builder()
                .items(Tag.MeasurementUnitsCodeSequence, units.toItem())
                .text(Tag.LUTLabel, label)
                .numbers(Tag.RealWorldValueFirstValueMapped, VR.US, 0)
                .numbers(Tag.RealWorldValueLastValueMapped, VR.US, 100)
                .numbers(Tag.RealWorldValueSlope, slope)
                .numbers(Tag.RealWorldValueIntercept, -1)
                .build();
    }

    @Test
    void imagesCompressedWithLossAreMeasuredOnRequestAndMarked() throws Exception {
        write(b -> b.text(Tag.LossyImageCompression, "01")
                .text(Tag.LossyImageCompressionMethod, "ISO_10918_1")
                .numbers(Tag.LossyImageCompressionRatio, 10));
        assertThat(extract()).isEqualTo(1);
        assertThat(err.toString()).contains("compressed with loss", "--accept-lossy");
        assertThat(mean("--accept-lossy")).isEqualTo(STORED_MEAN);
        assertThat(err.toString()).contains("note: the images were compressed with loss (ISO_10918_1, ratio 10)");
        assertThat(notes()).contains("compressed with loss (ISO_10918_1, ratio 10)");
    }
}
