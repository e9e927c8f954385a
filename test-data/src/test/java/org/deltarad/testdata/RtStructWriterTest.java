package org.deltarad.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

class RtStructWriterTest {
    private static final SyntheticSeries SERIES = SyntheticPatient.builder(4)
            .protocol(ScanProtocol.small(96, 16))
            .build()
            .baseline();

    @Test
    void polygonsRecoverTheTumour() throws Exception {
        Mask read = maskOf(SERIES.rtStruct(), 1, SERIES);
        assertThat(read.inside()).isEqualTo(SERIES.mask().inside());
        assertThat(read.count()).isGreaterThan(300);
    }

    @Test
    void polygonsRecoverHolesIslandsCornersAndBorders() throws Exception {
        Mask odd = drawn("""
                #...........#
                .#.#######...
                ...#.....#...
                ...#.###.#..#
                ...#.#.#.#.#.
                ...#.###.##..
                ...#.....#...
                ...#####.#...
                .......###..#
                ###.........#
                #.#..##.##...
                .##..#.#.#...
                ##...####....
                """);
        for (int seed = 0; seed < 50; seed++) {
            Mask mask = seed == 0 ? odd : random(seed);
            assertThat(maskOf(SERIES.withMask(mask).rtStruct(), 1, SERIES).inside())
                    .as("mask " + seed)
                    .isEqualTo(mask.inside());
        }
    }

    @Test
    void contoursLieInTheirSlicesAndReferToThem() throws Exception {
        Dataset rt = SERIES.rtStruct();
        Geometry g = SERIES.volume().geometry();
        Map<String, Integer> slices = new HashMap<>();
        for (int k = 0; k < SERIES.instances().size(); k++) {
            slices.put(SERIES.instances().get(k).requireString(Tag.SOPInstanceUID), k);
        }
        for (Dataset contour : rt.requireItem(Tag.ROIContourSequence).items(Tag.ContourSequence)) {
            String image = contour.requireItem(Tag.ContourImageSequence).requireString(Tag.ReferencedSOPInstanceUID);
            double[] points = contour.doubles(Tag.ContourData);
            assertThat(points).hasSize(3 * contour.requireInt(Tag.NumberOfContourPoints));
            for (int n = 0; n < points.length; n += 3) {
                double k = g.toIndex(new Vector3(points[n], points[n + 1], points[n + 2]))
                        .z();
                assertThat(k).isCloseTo(slices.get(image), within(1e-4));
            }
        }
    }

    @Test
    void twoRegionsKeepTheirNumbersNamesAndTypes() throws Exception {
        Mask second = BadInput.oneVoxel(SERIES.volume().geometry(), 5, 6, 7);
        Dataset rt = SERIES.rtStruct(
                List.of(StructureSet.Roi.tumour(SERIES.mask()), new StructureSet.Roi(7, "Bladder", "ORGAN", second)));
        List<Dataset> rois = rt.items(Tag.StructureSetROISequence);
        assertThat(rois).extracting(r -> r.string(Tag.ROIName).orElse("")).containsExactly("GTV", "Bladder");
        assertThat(rt.items(Tag.RTROIObservationsSequence))
                .extracting(o -> o.integer(Tag.ReferencedROINumber).orElse(0)
                        + o.string(Tag.RTROIInterpretedType).orElse(""))
                .containsExactly("1GTV", "7ORGAN");
        assertThat(maskOf(rt, 7, SERIES).inside()).isEqualTo(second.inside());
        String series = rt.requireItem(Tag.ReferencedFrameOfReferenceSequence)
                .requireItem(Tag.RTReferencedStudySequence)
                .requireItem(Tag.RTReferencedSeriesSequence)
                .requireString(Tag.SeriesInstanceUID);
        assertThat(SERIES.instances().get(0).string(Tag.SeriesInstanceUID)).contains(series);
    }

    @Test
    void numbersMustBeUnique() {
        StructureSet.Roi one = StructureSet.Roi.tumour(SERIES.mask());
        assertThatThrownBy(() -> SERIES.rtStruct(List.of(one, one))).hasMessageContaining("unique");
    }

    private static Mask random(int seed) {
        GridSize size = SERIES.volume().geometry().size();
        boolean[] inside = new boolean[size.voxels()];
        RandomStream random = new RandomStream(seed);
        int width = 3 + seed % 7;
        double share = 0.3 + 0.6 * random.uniform();
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < 10; i++) {
                inside[size.index(i, j, 4)] = random.uniform() < share;
            }
        }
        return new Mask(SERIES.volume().geometry(), inside);
    }

    private static Mask drawn(String picture) {
        GridSize size = SERIES.volume().geometry().size();
        boolean[] inside = new boolean[size.voxels()];
        String[] lines = picture.split("\n", -1);
        for (int j = 0; j < lines.length; j++) {
            for (int i = 0; i < lines[j].length(); i++) {
                inside[size.index(i, j, 2)] = lines[j].charAt(i) == '#';
            }
        }
        return new Mask(SERIES.volume().geometry(), inside);
    }

    /** Even-odd, independent of the writer: the reference that a reader must agree with. */
    private static Mask maskOf(Dataset rt, int number, SyntheticSeries series) throws Exception {
        Geometry g = series.volume().geometry();
        boolean[] inside = new boolean[g.size().voxels()];
        for (Dataset roi : rt.items(Tag.ROIContourSequence)) {
            if (roi.requireInt(Tag.ReferencedROINumber) == number) {
                for (Dataset contour : roi.items(Tag.ContourSequence)) {
                    List<Vector3> polygon = new ArrayList<>();
                    double[] p = contour.doubles(Tag.ContourData);
                    for (int n = 0; n < p.length; n += 3) {
                        polygon.add(g.toIndex(new Vector3(p[n], p[n + 1], p[n + 2])));
                    }
                    int k = (int) Math.rint(polygon.get(0).z());
                    for (int j = 0; j < g.size().y(); j++) {
                        for (int i = 0; i < g.size().x(); i++) {
                            inside[g.size().index(i, j, k)] ^= contains(polygon, i, j);
                        }
                    }
                }
            }
        }
        return new Mask(g, inside);
    }

    private static boolean contains(List<Vector3> polygon, double x, double y) {
        boolean in = false;
        Vector3 a = polygon.get(polygon.size() - 1);
        for (Vector3 b : polygon) {
            if ((a.y() > y) != (b.y() > y) && x < a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y())) {
                in = !in;
            }
            a = b;
        }
        return in;
    }
}
