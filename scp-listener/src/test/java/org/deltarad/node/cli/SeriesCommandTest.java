package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.Slices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A series of two b-values on the command line. */
class SeriesCommandTest {
    private static final int SIDE = 6;
    private static final int DEPTH = 4;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @BeforeEach
    void writeSeries() throws IOException, DicomException {
        Files.createDirectories(folder.resolve("dwi"));
        for (int b : new int[] {50, 800}) {
            Slices slices = Slices.axial(SIDE, SIDE, DEPTH, 1, 1, 3);
            for (int k = 0; k < DEPTH; k++) {
                String uid = "2.25.8." + b + "." + (k + 1);
                slices.change(k, d -> d.text(Tag.SOPInstanceUID, uid)
                        .numbers(Tag.DiffusionBValue, b)
                        .bulk(Tag.PixelData, VR.OW, Slices.words(SIDE * SIDE, n -> b + n)));
                write(slices.datasets().get(k), folder.resolve("dwi").resolve(uid + ".dcm"));
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

    private static void write(Dataset image, Path file) throws IOException, DicomException {
        try (OutputStream o = Files.newOutputStream(file)) {
            DicomToolkit.standard().codec().write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, image), o);
        }
    }

    @Test
    void listsTheVolumesOfAFolder() {
        assertThat(run("series", folder.resolve("dwi").toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString())
                .contains("series " + Slices.SERIES + ": 8 instance(s)")
                .contains("DWI, b-value 50, 4 slice(s) of 6 x 6 (b-value), voxels of 1.000 x 1.000 x 3.000 mm")
                .contains("DWI, b-value 800");
    }

    @Test
    void extractsTheVolumeOfTheRuleAndSaysSo() throws IOException {
        String image = folder.resolve("dwi").toString();
        String mask = folder.resolve("mask.nrrd").toString();
        assertThat(run("extract", "--image", image, "--mask", mask, "--volume", "HIGHEST_B"))
                .as(err.toString())
                .isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        // 800 to 835 in each slice
        assertThat(json.findValue("original_firstorder_Mean").asDouble()).isEqualTo(817.5);
        assertThat(err.toString())
                .contains("note: the series holds 2 volumes; measured: DWI, b-value 800")
                .contains("rule HIGHEST_B")
                .contains("not measured: DWI, b-value 50");
        assertThat(run("extract", "--image", image, "--mask", mask)).isEqualTo(1);
        assertThat(err.toString()).contains("nothing says which is meant");
    }
}
