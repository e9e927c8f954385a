package org.deltarad.image.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.deltarad.image.GridBox;
import org.deltarad.image.ImageException;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.image.TestVolume;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

class ResamplerTest {
    private static final Geometry GRID =
            Geometry.axisAligned(new GridSize(40, 36, 14), new Vector3(0.78125, 0.78125, 3));
    private static final GridBox REGION = new GridBox(6, 6, 3, new GridSize(29, 25, 9));
    private static final Resampling ONE_MM = new Resampling(new Vector3(1, 1, 1), Interpolator.BSPLINE, 10);

    /** The sizes PyRadiomics gives for these settings (synthetic/S3.json and linear1mm.json of the references). */
    @Test
    void theGridIsThatOfPyRadiomics() throws Exception {
        Volume image = TestVolume.on(GRID, ScalarType.INT16);
        ImageWithMask padded = Resampler.resample(image, box(REGION), ONE_MM);
        assertThat(padded.image().geometry().size()).isEqualTo(new GridSize(32, 29, 42));
        assertThat(padded.mask().geometry()).isEqualTo(padded.image().geometry());
        assertThat(GridBox.around(padded.mask())).contains(new GridBox(5, 5, 9, new GridSize(22, 19, 27)));
        // The corner of the first voxel stays where it is: half of 1 - 0.78125 to the right.
        assertThat(padded.image().geometry().origin().x()).isCloseTo(0.109375, within(1e-12));
        ImageWithMask near =
                Resampler.resample(image, box(REGION), new Resampling(new Vector3(1, 1, 1), Interpolator.LINEAR, 5));
        assertThat(near.image().geometry().size()).isEqualTo(new GridSize(32, 29, 39));
    }

    @Test
    void zeroKeepsASpacingAndAThinRegionItsOwn() throws Exception {
        Volume image = TestVolume.on(GRID, ScalarType.FLOAT64);
        Resampling inPlane = new Resampling(new Vector3(1.5, 1.5, 0), Interpolator.LINEAR, 0);
        Vector3 spacing = Resampler.resample(image, box(REGION), inPlane)
                .image()
                .geometry()
                .spacing();
        assertThat(spacing).isEqualTo(new Vector3(1.5, 1.5, 3));
        GridBox slice = new GridBox(6, 6, 3, new GridSize(20, 20, 1));
        assertThat(Resampler.resample(image, box(slice), ONE_MM)
                        .image()
                        .geometry()
                        .spacing())
                .isEqualTo(new Vector3(1, 1, 3));
    }

    @Test
    void theSameSpacingOnlyCrops() throws Exception {
        Volume image = TestVolume.on(GRID, ScalarType.INT16);
        Resampling same = new Resampling(new Vector3(0.78125, 0.781250001, 3), Interpolator.BSPLINE, 4);
        ImageWithMask cropped = Resampler.resample(image, box(REGION), same);
        GridBox expected = new GridBox(2, 2, 0, new GridSize(37, 33, 14));
        assertThat(cropped.image().values()).isEqualTo(expected.crop(image).values());
        assertThat(cropped.mask().count()).isEqualTo(29 * 25 * 9);
        assertThat(Resampler.crop(image, box(REGION), 4).image().geometry())
                .isEqualTo(cropped.image().geometry());
    }

    /** The recursion of a restricted spline has forgotten where it began. */
    @Test
    void onlyWhatIsNeededOfALargeImageIsFiltered() {
        Geometry large = Geometry.axisAligned(new GridSize(180, 170, 3), new Vector3(1, 1, 2));
        Volume image = TestVolume.on(large, ScalarType.FLOAT64);
        Geometry part = new Geometry(
                new GridSize(9, 8, 4),
                new Vector3(90.3, 80.2, 0.4),
                new Vector3(0.7, 0.9, 1.1),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1));
        PointInterpolation.Spline whole = new PointInterpolation.Spline(SourceBlock.coefficients(image), large.size());
        GridMap map = new GridMap(large, part);
        double[] x = map.coordinates(0);
        double[] y = map.coordinates(1);
        double[] z = map.coordinates(2);
        double[] expected = new double[part.size().voxels()];
        for (int k = 0; k < 4; k++) {
            for (int j = 0; j < 8; j++) {
                for (int i = 0; i < 9; i++) {
                    expected[part.size().index(i, j, k)] = whole.at(x[i], y[j], z[k]);
                }
            }
        }
        double[] actual = Resampler.onto(image, part, Interpolator.BSPLINE).values();
        assertThat(actual).isEqualTo(expected);
    }

    /** Rotating both grids together changes nothing but rounding, on the road for grids that are not parallel too. */
    @Test
    void obliqueGridsGiveTheSameValues() {
        Volume image = TestVolume.on(GRID, ScalarType.FLOAT64);
        Geometry target = new Geometry(
                new GridSize(12, 10, 9),
                new Vector3(4.1, 3.3, 5.2),
                new Vector3(1.3, 1.7, 2.1),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1));
        Geometry nearlyParallel = new Geometry(
                target.size(),
                target.origin(),
                target.spacing(),
                new Vector3(1, 1e-11, 0).unit(),
                target.rowDirection(),
                target.sliceDirection());
        for (Interpolator interpolator : Interpolator.values()) {
            double[] expected = Resampler.onto(image, target, interpolator).values();
            Volume turned = new Volume(turned(GRID), image.values());
            assertThat(ReferenceNumbers.deviation(
                            Resampler.onto(turned, turned(target), interpolator).values(), expected))
                    .as(interpolator + " turned")
                    .isLessThan(1e-11);
            assertThat(ReferenceNumbers.deviation(
                            Resampler.onto(image, nearlyParallel, interpolator).values(), expected))
                    .as(interpolator + " point by point")
                    .isLessThan(1e-8);
        }
    }

    /** From 0.78125 mm to 1 mm every 25th voxel is half way between two. */
    @Test
    void aTurnedMaskIsTheMaskTurned() throws Exception {
        Volume image = TestVolume.on(GRID, ScalarType.INT16);
        Mask mask = box(REGION);
        for (Interpolator interpolator : Interpolator.values()) {
            Resampling resampling = new Resampling(new Vector3(1, 1, 1), interpolator, 5);
            ImageWithMask straight = Resampler.resample(image, mask, resampling);
            ImageWithMask oblique = Resampler.resample(
                    new Volume(turned(GRID), image.values(), ScalarType.INT16),
                    new Mask(turned(GRID), mask.inside()),
                    resampling);
            assertThat(oblique.mask().inside()).isEqualTo(straight.mask().inside());
            if (interpolator == Interpolator.NEAREST) {
                assertThat(oblique.image().values()).isEqualTo(straight.image().values());
            }
        }
    }

    private static Geometry turned(Geometry g) {
        double c = Math.cos(0.3);
        double s = Math.sin(0.3);
        Vector3 o = g.origin();
        return new Geometry(
                g.size(),
                new Vector3(c * o.x() - s * o.y(), s * o.x() + c * o.y(), o.z()),
                g.spacing(),
                new Vector3(c, s, 0),
                new Vector3(-s, c, 0),
                new Vector3(0, 0, 1));
    }

    @Test
    void aConstantStaysAndOutsideIsZero() {
        double[] values = new double[GRID.size().voxels()];
        Arrays.fill(values, 7);
        Geometry beyond = new Geometry(
                new GridSize(60, 3, 3),
                new Vector3(-5, 10, 10),
                new Vector3(0.9, 1, 1),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1));
        for (Interpolator interpolator : Interpolator.values()) {
            Volume moved = Resampler.onto(new Volume(GRID, values), beyond, interpolator);
            assertThat(moved.at(0, 0, 0)).as("left of the image").isZero();
            assertThat(moved.at(59, 0, 0)).as("right of the image").isZero();
            assertThat(moved.at(20, 1, 1)).isCloseTo(7, within(1e-13));
        }
    }

    @Test
    void aMaskFollowsTheImageByTheNearestVoxel() throws Exception {
        Geometry fine = Geometry.axisAligned(new GridSize(80, 72, 28), new Vector3(0.390625, 0.390625, 1.5));
        Volume image = TestVolume.on(fine, ScalarType.INT16);
        Mask corrected = Resampler.correct(image, box(REGION));
        assertThat(corrected.geometry()).isEqualTo(fine);
        assertThat(GridBox.around(corrected)).contains(new GridBox(11, 11, 5, new GridSize(58, 50, 18)));
    }

    @Test
    void aRegionBeyondTheImageAndAnEmptyMaskAreRefused() {
        Volume small = TestVolume.on(
                Geometry.axisAligned(new GridSize(20, 36, 14), new Vector3(0.78125, 0.78125, 3)), ScalarType.INT16);
        assertThatThrownBy(() -> Resampler.resample(small, box(REGION), ONE_MM))
                .isInstanceOf(ImageException.RegionOutsideImage.class)
                .hasMessageContaining("20 x 36 x 14");
        assertThatThrownBy(() -> Resampler.correct(small, box(REGION)))
                .isInstanceOf(ImageException.RegionOutsideImage.class);
        Mask empty = new Mask(GRID, new boolean[GRID.size().voxels()]);
        assertThatThrownBy(() -> Resampler.crop(TestVolume.on(GRID, ScalarType.INT16), empty, 0))
                .isInstanceOf(ImageException.EmptyMask.class);
    }

    private static Mask box(GridBox box) {
        boolean[] inside = new boolean[GRID.size().voxels()];
        for (int k = box.k(); k < box.k() + box.size().z(); k++) {
            for (int j = box.j(); j < box.j() + box.size().y(); j++) {
                Arrays.fill(
                        inside,
                        GRID.size().index(box.i(), j, k),
                        GRID.size().index(box.i(), j, k) + box.size().x(),
                        true);
            }
        }
        return new Mask(GRID, inside);
    }
}
