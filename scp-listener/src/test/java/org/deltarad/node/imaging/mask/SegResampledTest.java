package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.deltarad.node.imaging.Slices.refused;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

/** A ball of 9 mm radius, segmented on one grid and read on another. */
class SegResampledTest {
    private static final Vector3 CENTRE = new Vector3(10.3, 1.7, 33.1);
    private static final double RADIUS = 9;
    private static final double BALL = 4.0 / 3 * Math.PI * RADIUS * RADIUS * RADIUS;

    /** 40 x 30 pixels of 0.9 x 1.1 mm, 25 slices of 2 mm: from (-10, -20, 5) to (25.1, 11.9, 53). */
    private static final Slices IMAGES = Slices.axial(40, 30, 25, 1.1, 0.9, 2);

    private static boolean[] ball(Geometry g) {
        boolean[] inside = new boolean[g.size().voxels()];
        for (int k = 0, n = 0; k < g.size().z(); k++) {
            for (int j = 0; j < g.size().y(); j++) {
                for (int i = 0; i < g.size().x(); i++, n++) {
                    inside[n] = g.toPatient(i, j, k).minus(CENTRE).norm() <= RADIUS;
                }
            }
        }
        return inside;
    }

    /** A binary segmentation of the ball; slices without it have no frame. */
    private static DicomFile seg(Geometry g, UnaryOperator<Dataset.Builder> change) {
        SegSamples seg = new SegSamples(g);
        boolean[] ball = ball(g);
        int area = g.size().x() * g.size().y();
        for (int k = g.size().z() - 1; k >= 0; k--) {
            int[] pixels = new int[area];
            int count = 0;
            for (int n = 0; n < area; n++) {
                pixels[n] = ball[k * area + n] ? 1 : 0;
                count += pixels[n];
            }
            if (count > 0) {
                seg.add(k, 2, pixels);
            }
        }
        return seg.file(1, b -> change.apply(b.text(Tag.SegmentationType, "BINARY")));
    }

    private static RoiMask read(Geometry g) throws ImagingException {
        return read(seg(g, b -> b));
    }

    private static RoiMask read(DicomFile file) throws ImagingException {
        return MaskSource.read(file, Slices.DECODER).mask(RoiChoice.automatic(), IMAGES.read());
    }

    private static Geometry axial(int columns, int rows, int slices, Vector3 origin, Vector3 spacing) {
        return new Geometry(
                new GridSize(columns, rows, slices),
                origin,
                spacing,
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1));
    }

    /** Voxels of the image that are inside one and not the other, as a part of the ball. */
    private static double difference(Mask mask) throws ImagingException {
        boolean[] truth = ball(IMAGES.read().volume().geometry());
        int off = 0;
        for (int n = 0; n < truth.length; n++) {
            off += truth[n] != mask.inside()[n] ? 1 : 0;
        }
        return off * mask.geometry().voxelVolume() / BALL;
    }

    @Test
    void ofFinerVoxelsInSagittalPlanes() throws Exception {
        Geometry sagittal = new Geometry(
                new GridSize(50, 60, 60),
                new Vector3(-8, -14, 51),
                new Vector3(0.6, 0.6, 0.5),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, -1),
                new Vector3(-1, 0, 0));
        Geometry flipped = new Geometry(
                sagittal.size(),
                sagittal.toPatient(0, 0, -sagittal.size().z() + 1),
                sagittal.spacing(),
                sagittal.columnDirection(),
                sagittal.rowDirection(),
                sagittal.sliceDirection());

        RoiMask roi = read(flipped);

        // the rim of the ball at a resolution of about half a voxel of the image
        assertThat(difference(roi.mask())).isLessThan(0.06);
        assertThat(roi.mask().count() * roi.mask().geometry().voxelVolume()).isCloseTo(BALL, within(0.02 * BALL));
        assertThat(roi.remarks()).singleElement().satisfies(r -> assertThat(r)
                .contains("resampled onto the image's by linear interpolation")
                .contains(roi.mask().count() + " voxels (")
                .contains("50 x 60 pixels, the image 40 x 30"));
    }

    @Test
    void ofAnObliqueGrid() throws Exception {
        Vector3 column = new Vector3(0.96, 0.28, 0);
        Vector3 row = new Vector3(-0.28 * 0.8, 0.96 * 0.8, -0.6);
        Geometry oblique = new Geometry(
                new GridSize(60, 60, 60),
                CENTRE.minus(column.times(15))
                        .minus(row.times(15))
                        .minus(column.cross(row).times(15)),
                new Vector3(0.5, 0.5, 0.5),
                column,
                row,
                column.cross(row));

        assertThat(difference(read(oblique).mask())).isLessThan(0.05);
    }

    /** A window of the image's own voxels, as some tools cut it out: nothing is interpolated. */
    @Test
    void ofAPartOfTheImageIsExact() throws Exception {
        ImageSeries images = IMAGES.read();
        Geometry g = images.volume().geometry();
        Geometry window = axial(30, 25, 18, g.toPatient(8, 5, 6), g.spacing());

        RoiMask roi = read(window);

        assertThat(roi.mask().inside()).isEqualTo(ball(g));
        assertThat(roi.remarks()).hasSize(1);
    }

    @Test
    void aQuarterOfAVoxelAsideIsTheNearestVoxel() throws Exception {
        Geometry g = IMAGES.read().volume().geometry();
        SegSamples seg = new SegSamples(axial(40, 30, 25, g.toPatient(0.25, 0, 0), g.spacing()));
        int[] pixels = new int[40 * 30];
        for (int i = 10; i < 20; i++) {
            pixels[12 * 40 + i] = 1;
        }
        Mask mask = read(seg.add(7, 2, pixels).file(1, b -> b.text(Tag.SegmentationType, "BINARY")))
                .mask();
        for (int i = 0; i < 40; i++) {
            assertThat(mask.at(i, 12, 7)).as("column " + i).isEqualTo(i >= 10 && i < 20);
        }
        assertThat(mask.count()).isEqualTo(10);
    }

    @Test
    void whatLiesBeyondTheImageIsSaid() throws Exception {
        Geometry wide = axial(50, 50, 40, new Vector3(-15, -25, 13), new Vector3(1, 1, 1));
        RoiMask whole = read(wide);
        assertThat(whole.remarks()).hasSize(1);

        Slices few = Slices.axial(40, 30, 12, 1.1, 0.9, 2);
        RoiMask cut = MaskSource.read(seg(wide, b -> b), Slices.DECODER).mask(RoiChoice.automatic(), few.read());
        assertThat(cut.remarks()).hasSize(2).last().asString().contains("lie beyond the image and were left out");
        assertThat(cut.mask().count()).isPositive().isLessThan(whole.mask().count());
    }

    @Test
    void aSegmentThatDoesNotMeetTheImageIsRefused() {
        Slices away = Slices.axial(40, 30, 6, 1.1, 0.9, 2);
        Geometry wide = axial(50, 50, 40, new Vector3(-15, -25, 13), new Vector3(1, 1, 1));
        assertThat(refused(Reason.GRID_MISMATCH, () -> MaskSource.read(seg(wide, b -> b), Slices.DECODER)
                        .mask(RoiChoice.automatic(), away.read())))
                .hasMessageContaining("do not meet");
    }

    @Test
    void anotherFrameOfReferenceIsRefused() {
        Geometry wide = axial(50, 50, 40, new Vector3(-15, -25, 13), new Vector3(1, 1, 1));
        refused(Reason.FRAME_OF_REFERENCE, () -> read(seg(wide, b -> b.text(Tag.FrameOfReferenceUID, "2.25.9"))));
    }

    @Test
    void slicesBetweenFramesAreEmptyWhereSpacingSaysSo() throws Exception {
        Geometry g = axial(40, 30, 25, new Vector3(-9.8, -20, 5), new Vector3(0.9, 1.1, 2));
        int[] all = new int[40 * 30];
        Arrays.fill(all, 1);
        DicomFile apart =
                new SegSamples(g).add(3, 2, all).add(6, 2, all).file(1, b -> b.text(Tag.SegmentationType, "BINARY"));

        RoiMask roi = read(apart);

        for (int k = 0; k < 25; k++) {
            assertThat(roi.mask().at(5, 5, k)).as("slice " + k).isEqualTo(k == 3 || k == 6);
        }
        assertThat(roi.remarks()).anySatisfy(r -> assertThat(r).contains("taken as empty"));
    }

    @Test
    void unevenFramesCannotBeResampled() {
        Geometry g = axial(40, 30, 25, new Vector3(-9.8, -20, 5), new Vector3(0.9, 1.1, 2));
        int[] all = new int[40 * 30];
        Arrays.fill(all, 1);
        Geometry aside = axial(40, 30, 25, new Vector3(-9.8, -20, 5.7), new Vector3(0.9, 1.1, 2));
        DicomFile file =
                new SegSamples(g).add(3, 2, all).add(6, 2, all).file(1, b -> b.text(Tag.SegmentationType, "BINARY"));
        Dataset moved = new SegSamples(aside)
                .add(9, 2, all)
                .file(1, b -> b)
                .dataset()
                .items(Tag.PerFrameFunctionalGroupsSequence)
                .get(0);
        Dataset d = new SegSamples(g)
                .add(3, 2, all)
                .add(6, 2, all)
                .add(9, 2, all)
                .file(1, b -> b.text(Tag.SegmentationType, "BINARY"))
                .dataset();
        Dataset uneven = d.toBuilder()
                .items(
                        Tag.PerFrameFunctionalGroupsSequence,
                        d.items(Tag.PerFrameFunctionalGroupsSequence).get(0),
                        d.items(Tag.PerFrameFunctionalGroupsSequence).get(1),
                        moved)
                .build();
        refused(Reason.UNEVEN_SPACING, () -> read(new DicomFile(file.transferSyntax(), uneven)));
    }
}
