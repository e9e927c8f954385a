package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.image.resample.Interpolator;
import org.deltarad.image.resample.Resampler;
import org.deltarad.node.Cases;
import org.deltarad.testdata.MaskForm;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testdata.SyntheticStudy;
import org.deltarad.testdata.form.HospitalSeries;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.ImageFile;
import org.deltarad.volume.io.NrrdWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shells, other grids, compare-masks and adc from the command line. */
class DerivedCasesTest {
    private static final Geometry GRID = Geometry.axisAligned(new GridSize(20, 20, 12), new Vector3(1, 1, 2));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private interface Value {
        double at(int i, int j, int k);
    }

    private String nrrd(String name, Geometry grid, Value value) throws IOException {
        GridSize size = grid.size();
        double[] values = new double[size.voxels()];
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    values[n] = value.at(i, j, k);
                }
            }
        }
        Path file = folder.resolve(name);
        NrrdWriter.write(file, new Volume(grid, values));
        return file.toString();
    }

    /** A body of 16 x 16 columns, brighter along x, in dark air. */
    private String image() throws IOException {
        return nrrd(
                "image.nrrd", GRID, (i, j, k) -> i < 2 || i >= 18 || j < 2 || j >= 18 ? (i + j) % 3 : 500 + 10 * i + k);
    }

    /** 4 x 4 x 2 voxels beside the body's surface. */
    private String mask() throws IOException {
        return nrrd("mask.nrrd", GRID, (i, j, k) -> i >= 3 && i < 7 && j >= 8 && j < 12 && (k == 5 || k == 6) ? 1 : 0);
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private int voxels() throws IOException {
        return json().at("/diagnostics/diagnostics_Mask-original_VoxelNum").asInt();
    }

    @Test
    void theShellIsMeasuredInsteadOfTheMask() throws IOException {
        String image = image();
        String mask = mask();
        assertThat(run("extract", "--image", image, "--mask", mask, "--shell", "2"))
                .as(err.toString())
                .isZero();
        // In plane: 16 x 2 at the faces, and at each of 4 corners 1; one slice on, 2 mm, the 16 above and below.
        assertThat(voxels()).isEqualTo(2 * (32 + 4) + 2 * 16);
        assertThat(json().at("/diagnostics/diagnostics_Region").asText()).contains("shell of 2 mm", "volume");
        assertThat(json().at("/features/original_shape_MeshVolume").isNumber()).isTrue();
        assertThat(err.toString()).contains("note: measured is the shell of 2 mm");
        // The body begins at column 2: of the face's two columns one is air.
        assertThat(run("extract", "--image", image, "--mask", mask, "--shell", "2", "--shell-clip", "body"))
                .isZero();
        assertThat(voxels()).isEqualTo(2 * (32 + 4) + 2 * 16 - 2 * 4);
        String upper = nrrd("upper.nrrd", GRID, (i, j, k) -> k >= 6 ? 1 : 0);
        assertThat(run("extract", "--image", image, "--mask", mask, "--shell", "2", "--shell-clip", upper))
                .isZero();
        assertThat(voxels()).isEqualTo(32 + 4 + 16);
        assertThat(run("extract", "--image", image, "--mask", mask, "--shell", "1:20"))
                .isZero();
        assertThat(err.toString()).contains("the volume ends within the shell", "first column");
        assertThat(run("extract", "--image", image, "--mask", mask, "--shell", "0.5"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("0.5 mm", "1.0 x 1.0 x 2.0 mm");
    }

    @Test
    void aTableNamesShellsInAColumn() throws IOException {
        image();
        mask();
        Path table = Files.writeString(
                folder.resolve("cases.csv"),
                "Image,Mask,Shell\nimage.nrrd,mask.nrrd,\nimage.nrrd,mask.nrrd,2\nimage.nrrd,mask.nrrd,1:3\n");
        Path file = folder.resolve("features.csv");
        assertThat(run("extract", "--batch", table.toString(), "--out", file.toString()))
                .as(err.toString())
                .isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("Shell,", "diagnostics_Region");
        assertThat(lines.get(1)).doesNotContain("shell of");
        assertThat(lines.get(2)).contains("shell of 2 mm around the mask");
        assertThat(lines.get(3)).contains("shell of 1:3 mm around the mask");
        Files.writeString(table, "Image,Mask,Shell\nimage.nrrd,mask.nrrd,wide\n");
        assertThat(run("extract", "--batch", table.toString(), "--out", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Shell", "'wide'");
    }

    @Test
    void imageAndMaskMeetOnEitherGrid() throws IOException {
        String image = image();
        Geometry fine = Geometry.axisAligned(new GridSize(40, 40, 24), new Vector3(0.5, 0.5, 1));
        String mask = nrrd(
                "fine.nrrd", fine, (i, j, k) -> i >= 10 && i < 20 && j >= 16 && j < 26 && k >= 8 && k < 16 ? 1 : 0);
        assertThat(run("extract", "--image", image, "--mask", mask)).isEqualTo(1);
        assertThat(run("extract", "--image", image, "--mask", mask, "--grid", "mask"))
                .as(err.toString())
                .isZero();
        assertThat(voxels()).isEqualTo(800);
        // Along x intensities rise by 10 each mm; at 5 to 9.5 mm their mean is 500 + 10 x 7.25 and half of the slices.
        assertThat(json().at("/features/original_firstorder_Mean").asDouble())
                .isCloseTo(500 + 72.5 + 11.5 / 2, within(1e-9));
        assertThat(run("extract", "--image", image, "--mask", mask, "--grid", "image"))
                .as(err.toString())
                .isZero();
        assertThat(voxels()).isEqualTo(5 * 5 * 4);
        assertThat(err.toString()).contains("the mask was carried", "200.0 mm3, there 200.0 mm3");
        assertThat(run("extract", "--image", image, "--mask", mask, "--grid", "image", "--carry", "linear"))
                .isZero();
        assertThat(run("extract", "--image", image, "--mask", mask, "--grid", "mask", "--params", "preset:ibsi-C"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--grid image");
    }

    @Test
    void aMaskDrawnOnOneSeriesMeasuresAnother() throws Exception {
        SyntheticStudy.write(
                folder,
                Cases.patient(3).build(),
                DicomToolkit.standard().codec(),
                EnumSet.allOf(MaskForm.class),
                EnumSet.of(MaskForm.RTSTRUCT));
        String series = folder.resolve("baseline").toString();
        String mask = folder.resolve("baseline/RTSTRUCT.dcm").toString();
        Volume drawnOn = new LocalCaseReader(DicomToolkit.standard())
                .image(folder.resolve("baseline"))
                .volume();
        Geometry grid = drawnOn.geometry();
        Geometry coarse = new Geometry(
                new GridSize(
                        grid.size().x() / 2, grid.size().y() / 2, grid.size().z()),
                grid.toPatient(0.5, 0.5, 0),
                new Vector3(
                        grid.spacing().x() * 2,
                        grid.spacing().y() * 2,
                        grid.spacing().z()),
                grid.columnDirection(),
                grid.rowDirection(),
                grid.sliceDirection());
        Path adc = folder.resolve("adc.nrrd");
        NrrdWriter.write(adc, Resampler.onto(drawnOn, coarse, Interpolator.LINEAR));
        String[] named = {"extract", "--image", adc.toString(), "--mask", mask, "--mask-series", series};
        assertThat(run(with(named, "--params", "preset:S0-ADC")))
                .as(err.toString())
                .isZero();
        assertThat(json().get("features")).hasSize(93);
        assertThat(err.toString()).contains("one frame of reference is taken for granted");
        int drawn = voxels();
        assertThat(run(with(named, "--grid", "image"))).as(err.toString()).isZero();
        assertThat((double) voxels() * 4).isCloseTo(drawn, within(0.2 * drawn));
        String mid = folder.resolve("mid").toString();
        assertThat(run("extract", "--image", mid, "--mask", mask, "--mask-series", series, "--grid", "image"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("frame of reference");
        assertThat(run("extract", "--image", mid, "--mask", mask)).isEqualTo(1);
        assertThat(err.toString()).contains("--mask-series");

        String seg = folder.resolve("baseline/SEG.dcm").toString();
        assertThat(run("compare-masks", mask, seg, "--image", series, "--json"))
                .as(err.toString())
                .isZero();
        assertThat(json().get("voxelsA").asInt()).isEqualTo(drawn);
        assertThat(json().get("dice").asDouble()).isGreaterThan(0.95);
        assertThat(run("compare-masks", mask, seg)).isEqualTo(1);
        assertThat(err.toString()).contains("--image");
    }

    @Test
    void masksAreComparedAsTextAndJson() throws IOException {
        String a = nrrd("a.nrrd", GRID, (i, j, k) -> i >= 2 && i < 12 && j >= 2 && j < 12 && k >= 2 && k < 7 ? 1 : 0);
        String b = nrrd("b.nrrd", GRID, (i, j, k) -> i >= 4 && i < 14 && j >= 2 && j < 12 && k >= 2 && k < 7 ? 3 : 0);
        assertThat(run("compare-masks", a, b, "--roi-b", "3", "--tolerance", "2", "--json"))
                .as(err.toString())
                .isZero();
        assertThat(json().get("dice").asDouble()).isEqualTo(0.8);
        assertThat(json().get("voxelsDiffering").asInt()).isEqualTo(200);
        assertThat(json().get("hausdorff_mm").asDouble()).isEqualTo(2);
        assertThat(json().get("surfaceDice").asDouble()).isEqualTo(1);
        assertThat(json().get("volumeA_mm3").asDouble()).isEqualTo(1000);
        assertThat(run("compare-masks", a, b, "--roi-b", "3")).isZero();
        assertThat(out.toString()).containsPattern("dice +0.800000").containsPattern("hausdorff_mm +2.000000");
        assertThat(run("compare-masks", a, b)).isEqualTo(1);
        assertThat(err.toString()).contains("no voxel has label 1", "[3]");
    }

    @Test
    void aMapIsFittedToImagesOfSeveralBValues() throws IOException {
        String[] files = new String[3];
        double[] b = {0, 400, 800};
        for (int m = 0; m < b.length; m++) {
            double decay = b[m] * 1e-6;
            files[m] = b[m] + "="
                    + nrrd("b" + m + ".nrrd", GRID, (i, j, k) -> i == 0 ? 0 : 900 * Math.exp(-decay * 100 * i));
        }
        Path map = folder.resolve("maps/adc.nrrd");
        assertThat(run("adc", "--b", files[0], "--b", files[1], "--b", files[2], "--out", map.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("1e-6 mm2/s", "[0.0, 400.0, 800.0]");
        assertThat(err.toString()).contains("no coefficient in 240 voxels");
        Volume read = ImageFile.read(map).volume();
        assertThat(read.at(0, 3, 3)).isZero();
        assertThat(read.at(12, 3, 3)).isCloseTo(1200, within(1e-8));
        assertThat(read.geometry().sameGridAs(GRID, 0)).isTrue();
        assertThat(run("adc", "--b", files[0], "--out", map.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("two or more b-values");
    }

    /**
     * The series also holds the scanner's map, which has no part in the fit. Signals are stored as whole numbers, each
     * within 0.5 of the model's: with b = 0, 400 and 800 the slope is ln(S0 / S800) / 800, so that a voxel's coefficient is
     * off by no more than ln(S800 / (S800 - 0.5)) / 800, in mm2/s.
     */
    @ParameterizedTest
    @EnumSource(HospitalSeries.BValueForm.class)
    void aMapIsFittedToOneSeriesOfSeveralBValues(HospitalSeries.BValueForm form) throws Exception {
        SyntheticSeries t2 = Cases.patient(5).build().baseline();
        t2.withInstances(new HospitalSeries(t2).diffusion(form, 0, 400, 800))
                .writeTo(folder.resolve("dwi"), DicomToolkit.standard().codec());
        Path map = folder.resolve("adc.nrrd");
        assertThat(run("adc", "--series", folder.resolve("dwi").toString(), "--out", map.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("[0.0, 400.0, 800.0]");
        assertThat(err.toString().lines().filter(l -> l.startsWith("note: fitted: DWI")))
                .hasSize(3);
        Volume read = ImageFile.read(map).volume();
        assertThat(read.geometry().sameGridAs(t2.volume().geometry(), 1e-6)).isTrue();
        int fitted = 0;
        for (int n = 0; n < read.values().length; n++) {
            double value = t2.volume().values()[n];
            double weakest = HospitalSeries.signal(value, 800);
            if (weakest >= 1) {
                fitted++;
                assertThat(read.values()[n])
                        .isCloseTo(
                                HospitalSeries.adc(value),
                                within(1e6 / 800 * Math.log(weakest / (weakest - 0.5)) + 1e-6));
            }
        }
        assertThat(fitted).isGreaterThan(read.values().length / 4);
    }

    @Test
    void aSeriesOfOneBValueGivesNoMap() throws Exception {
        SyntheticSeries t2 = Cases.patient(5).build().baseline();
        t2.withInstances(new HospitalSeries(t2).diffusion(HospitalSeries.BValueForm.STANDARD, 800))
                .writeTo(folder.resolve("dwi"), DicomToolkit.standard().codec());
        t2.writeTo(folder.resolve("t2"), DicomToolkit.standard().codec());
        String map = folder.resolve("adc.nrrd").toString();
        assertThat(run("adc", "--series", folder.resolve("dwi").toString(), "--out", map))
                .isEqualTo(1);
        assertThat(err.toString()).contains("two or more b-values", "[800.0]");
        assertThat(run("adc", "--series", folder.resolve("t2").toString(), "--out", map))
                .isEqualTo(1);
        assertThat(err.toString()).contains("holds no diffusion weighted volume with a b-value");
        assertThat(Path.of(map)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare-masks",
                "compare-masks absent.nrrd absent.nrrd",
                "compare-masks . . --tolerance -1",
                "adc --out adc.nrrd",
                "adc --b 0=absent.nrrd --out adc.nrrd",
                "adc --series absent --out adc.nrrd",
                "adc --series . --b 0=. --out adc.nrrd",
                "adc --b -5=. --out adc.nrrd",
                "adc --b many=. --out adc.nrrd",
                "extract --image . --mask . --shell 5:2",
                "extract --image . --mask . --grid neither",
                "extract --image . --mask . --mask-series absent"
            })
    void aWrongArgumentGetsOneLine(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("deltarad").contains("--help");
    }

    private static String[] with(String[] args, String... more) {
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return all;
    }
}
