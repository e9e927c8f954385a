package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.node.Cases;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.io.ImageFile;
import org.deltarad.volume.io.NiftiWriter;
import org.deltarad.volume.io.NrrdWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One tumour of a synthetic patient through all kinds of files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskCommandTest {
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();

    @TempDir
    private static Path folder;

    private final StringWriter err = new StringWriter();
    private SyntheticSeries series;
    private Path images;

    @BeforeAll
    void writeASeries() throws Exception {
        series = Cases.patient(3).build().baseline();
        images = folder.resolve("series");
        series.writeTo(images, CODEC);
    }

    private String mask(Path mask, Path out, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("mask", "--image", images.toString(), "--mask", mask.toString(), "--out", out.toString()));
        arguments.addAll(List.of(more));
        StringWriter said = new StringWriter();
        int exit = Main.run(new PrintWriter(said), new PrintWriter(err), arguments.toArray(String[]::new));
        assertThat(exit).as(err.toString()).isZero();
        return said.toString();
    }

    @Test
    void anyMaskBecomesASegmentationAndComesBack() throws Exception {
        Path nifti = folder.resolve("tumour.nii.gz");
        NiftiWriter.write(nifti, mirrored(series.mask()));

        Path seg = folder.resolve("seg.dcm");
        assertThat(mask(nifti, seg, "--region", "SCT:71252005:Cervix", "--tracking-uid", "2.25.99"))
                .startsWith(series.mask().count() + " voxels");
        assertThat(err.toString()).contains("another grid");

        Dataset d = CODEC.read(seg).dataset();
        Dataset segment = d.requireItem(Tag.SegmentSequence);
        assertThat(segment.requireItem(Tag.AnatomicRegionSequence).string(Tag.CodeMeaning))
                .contains("Cervix");
        assertThat(segment.string(Tag.TrackingUID)).contains("2.25.99");
        assertThat(d.requireItem(Tag.ReferencedSeriesSequence).string(Tag.SeriesInstanceUID))
                .isEqualTo(series.instances().get(0).string(Tag.SeriesInstanceUID));

        Path nrrd = folder.resolve("back.nrrd");
        mask(seg, nrrd, "--roi", "{property: SCT:108369006}");
        assertThat(ImageFile.read(nrrd).mask(1).inside())
                .isEqualTo(series.mask().inside());
    }

    @Test
    void extractTakesTheSeriesVoxelsInAnotherOrder() throws Exception {
        Path nrrd = folder.resolve("same.nrrd");
        NrrdWriter.write(nrrd, series.mask());
        Path nifti = folder.resolve("mirrored.nii.gz");
        NiftiWriter.write(nifti, mirrored(series.mask()));
        assertThat(features(nifti)).isEqualTo(features(nrrd));
        assertThat(err.toString()).contains("the mask's axes run otherwise than the series'");
    }

    private JsonNode features(Path mask) throws Exception {
        StringWriter out = new StringWriter();
        int exit = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "extract",
                "--image",
                images.toString(),
                "--mask",
                mask.toString(),
                "--params",
                "preset:S1");
        assertThat(exit).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString()).required("features");
    }

    @Test
    void theSegmentationIsValid() throws Exception {
        Path nifti = folder.resolve("valid.nii");
        NiftiWriter.write(nifti, series.mask());
        Path seg = folder.resolve("valid.dcm");
        mask(nifti, seg);

        ExternalProgram.Result result = ExternalProgram.run("dciodvfy", seg);
        assertThat(result.starting("Error")).isEmpty();
        assertThat(result.starting("Warning")).isEmpty();
    }

    /** The same voxels with the rows in the other order, as converters of series to NIfTI write them. */
    private static Mask mirrored(Mask mask) {
        Geometry g = mask.geometry();
        GridSize size = g.size();
        boolean[] inside = new boolean[mask.inside().length];
        for (int k = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++) {
                    inside[size.index(i, size.y() - 1 - j, k)] = mask.at(i, j, k);
                }
            }
        }
        return new Mask(
                new Geometry(
                        size,
                        g.toPatient(0, size.y() - 1.0, 0),
                        g.spacing(),
                        g.columnDirection(),
                        g.rowDirection().times(-1),
                        g.sliceDirection()),
                inside);
    }
}
