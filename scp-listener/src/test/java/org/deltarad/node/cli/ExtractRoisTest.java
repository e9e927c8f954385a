package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.Cases;
import org.deltarad.testdata.StructureSet;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.volume.Mask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code extract} with an RTSTRUCT of three ROIs: the halves of a tumour, both of type GTV, and an organ. */
class ExtractRoisTest {
    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();
    private final StringWriter out = new StringWriter();
    private Mask tumour;
    private Mask left;

    @BeforeEach
    void write() throws Exception {
        DatasetCodec codec = DicomToolkit.standard().codec();
        SyntheticSeries scan = Cases.patient(3).build().baseline();
        scan.writeTo(folder.resolve("images"), codec);
        tumour = scan.mask();
        int middle = middle(tumour);
        left = half(tumour, middle, true);
        DicomFile file = new DicomFile(
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                scan.rtStruct(List.of(
                        new StructureSet.Roi(1, "GTV left", "GTV", left),
                        new StructureSet.Roi(2, "GTV right", "GTV", half(tumour, middle, false)),
                        new StructureSet.Roi(3, "bladder", "ORGAN", tumour))));
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(folder.resolve("RS.dcm")))) {
            codec.write(file, stream);
        }
    }

    private static int middle(Mask mask) {
        double sum = 0;
        for (int n = 0; n < mask.inside().length; n++) {
            sum += mask.inside()[n] ? n % mask.geometry().size().x() : 0;
        }
        return (int) Math.round(sum / mask.count());
    }

    private static Mask half(Mask mask, int column, boolean below) {
        boolean[] inside = mask.inside().clone();
        for (int n = 0; n < inside.length; n++) {
            inside[n] &= n % mask.geometry().size().x() < column == below;
        }
        return new Mask(mask.geometry(), inside);
    }

    private int extract(String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "extract";
        arguments[1] = "--image";
        arguments[2] = folder.resolve("images").toString();
        arguments[3] = "--mask";
        arguments[4] = folder.resolve("RS.dcm").toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private double voxels(JsonNode result) {
        return result.get("diagnostics")
                .get("diagnostics_Mask-original_VoxelNum")
                .asDouble();
    }

    @Test
    void severalOfOneTypeAreJoinedOrAmbiguous() throws Exception {
        assertThat(extract("--roi", "{type: GTV}")).isEqualTo(1);
        assertThat(err.toString()).contains("2 ROIs with RT ROI Interpreted Type GTV", "'GTV left'", "'GTV right'");
        assertThat(extract("--roi", "{type: GTV, join: true}"))
                .as(err.toString())
                .isZero();
        assertThat(voxels(new ObjectMapper().readTree(out.toString()))).isEqualTo(tumour.count());
    }

    @Test
    void voxelsOfOthersAreTakenAway() throws Exception {
        assertThat(extract("--roi", "{name: bladder, minus: {name: GTV right}}"))
                .as(err.toString())
                .isZero();
        assertThat(voxels(new ObjectMapper().readTree(out.toString()))).isEqualTo(left.count());
    }

    @Test
    void eachByItselfIsARowForEach() throws Exception {
        Path table = folder.resolve("features.csv");
        assertThat(extract("--roi", "{type: GTV}", "--roi-each", "--out", table.toString()))
                .as(err.toString())
                .isZero();
        assertThat(Files.readAllLines(table)).hasSize(3);
        assertThat(Files.readAllLines(table).get(1)).contains(",1,GTV left,");
        assertThat(Files.readAllLines(table).get(2)).contains(",2,GTV right,");

        assertThat(extract("--roi-each")).as(err.toString()).isZero();
        JsonNode all = new ObjectMapper().readTree(out.toString());
        assertThat(all).hasSize(3);
        assertThat(all.get(2).get("roi").asText()).isEqualTo("bladder");
        assertThat(voxels(all.get(0))).isEqualTo(left.count());
        assertThat(voxels(all.get(0)) + voxels(all.get(1))).isEqualTo(voxels(all.get(2)));
    }

    @Test
    void aConditionThatIsNoneIsAWrongArgument() {
        assertThat(extract("--roi", "{type: GTV, nmae: left}")).isEqualTo(2);
        assertThat(err.toString()).contains("--roi:1: nmae: unknown key; known here: join, minus, name");
        assertThat(extract("--contours-between-slices", "guess")).isEqualTo(2);
    }

    @Test
    void aMaskThatNamesNoSeriesIsPutOnTheOnlyOneOfItsFrame() throws Exception {
        DatasetCodec codec = DicomToolkit.standard().codec();
        Path file = folder.resolve("RS.dcm");
        Dataset named = codec.read(file).dataset();
        List<Dataset> rois = new ArrayList<>();
        for (Dataset roi : named.items(Tag.ROIContourSequence)) {
            List<Dataset> contours = roi.items(Tag.ContourSequence).stream()
                    .map(c -> c.toBuilder().remove(Tag.ContourImageSequence).build())
                    .toList();
            rois.add(roi.toBuilder().items(Tag.ContourSequence, contours).build());
        }
        Dataset nameless = named.toBuilder()
                .remove(Tag.ReferencedFrameOfReferenceSequence)
                .items(Tag.ROIContourSequence, rois)
                .build();
        write(codec, file, nameless);
        assertThat(extract("--roi", "GTV left")).as(err.toString()).isZero();
        assertThat(voxels(new ObjectMapper().readTree(out.toString()))).isEqualTo(left.count());
        assertThat(err.toString()).contains("the mask names no series");

        List<Dataset> elsewhere = nameless.items(Tag.StructureSetROISequence).stream()
                .map(r -> r.toBuilder()
                        .text(Tag.ReferencedFrameOfReferenceUID, "2.25.1")
                        .build())
                .toList();
        write(
                codec,
                file,
                nameless.toBuilder()
                        .items(Tag.StructureSetROISequence, elsewhere)
                        .build());
        assertThat(extract("--roi", "GTV left")).isEqualTo(1);
        assertThat(err.toString()).contains("is in frame of reference 2.25.1");
    }

    private static void write(DatasetCodec codec, Path file, Dataset d) throws Exception {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d), stream);
        }
    }
}
