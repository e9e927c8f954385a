package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.Slices;
import org.deltarad.report.Device;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.deltarad.report.Tracking;
import org.deltarad.report.seg.SegWriter;
import org.deltarad.report.seg.SegmentAlgorithm;
import org.deltarad.report.seg.Segmentation;
import org.deltarad.volume.Mask;
import org.junit.jupiter.api.Test;

/** A region of an RTSTRUCT on oblique slices becomes a SEG, and the SEG the same region. */
class SegOfRoiTest {
    private static final Tracking LESION = new Tracking("lesion", "2.25.9");
    private static final LocalDateTime CREATED = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
    private static final RoiReference ROI = new RoiReference.RtRoi(
            new InstanceReference(Slices.STUDY, "2.25.70", RtStructReader.SOP_CLASS, "2.25.71"), 3, "GTV\\boost");

    private final SegOfRoi writer = new SegOfRoi(
            new Device("2.25.8", "NODE", "1.0"), SegmentProperties.NEOPLASM, new SegmentAlgorithm.Manual());

    private static RoiMask roi(ImageSeries images, long seed) {
        Random random = new Random(seed);
        boolean[] inside = new boolean[images.volume().geometry().size().voxels()];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = random.nextInt(5) == 0;
        }
        return new RoiMask(new Mask(images.volume().geometry(), inside), ROI, List.of());
    }

    @Test
    void theSameVoxelsComeBack() throws Exception {
        ImageSeries images = Slices.oblique().read();
        RoiMask roi = roi(images, 1);

        Dataset seg = new SegWriter().write(writer.segmentation(images, roi, LESION, CREATED));
        RoiMask back = MaskSource.read(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, seg), Slices.DECODER)
                .mask(RoiChoice.property("SCT:108369006"), images);

        assertThat(back.mask().inside()).isEqualTo(roi.mask().inside());
        assertThat(back.remarks()).isEmpty();
        assertThat(back.tracking()).contains(LESION);
        assertThat(back.roi().label()).isEqualTo("GTV boost");
        assertThat(seg.string(Tag.StudyInstanceUID)).contains(Slices.STUDY);
    }

    @Test
    void sameInputSameUidsOtherInputOthers() throws Exception {
        ImageSeries images = Slices.oblique().read();
        Segmentation one = writer.segmentation(images, roi(images, 1), LESION, CREATED);
        Segmentation again = writer.segmentation(images, roi(images, 1), LESION, CREATED.plusDays(1));
        Segmentation other = writer.segmentation(images, roi(images, 2), LESION, CREATED);

        assertThat(again.sopInstanceUid()).isEqualTo(one.sopInstanceUid());
        assertThat(again.seriesInstanceUid()).isEqualTo(one.seriesInstanceUid());
        assertThat(other.sopInstanceUid()).isNotEqualTo(one.sopInstanceUid());
        assertThat(one.seriesInstanceUid()).isNotEqualTo(one.sopInstanceUid());
    }
}
