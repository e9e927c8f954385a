package org.deltarad.node.imaging.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.deltarad.node.imaging.mask.Contours.closed;
import static org.deltarad.node.imaging.mask.Contours.roi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.mask.MaskRules.BetweenSlices;
import org.deltarad.node.imaging.mask.RtRoi.Contour;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

/** What must hold of any contours, on axial, sagittal, coronal and oblique grids. */
class ContourPropertiesTest {
    private static final GridSize SIZE = new GridSize(41, 37, 3);
    private static final Vector3 SPACING = new Vector3(0.7, 0.9, 3);

    private final ContourRasterizer rasterizer = new ContourRasterizer(BetweenSlices.REFUSE);

    private static Map<String, Geometry> grids() {
        Map<String, Geometry> grids = new TreeMap<>();
        grids.put("axial", grid(new Vector3(1, 0, 0), new Vector3(0, 1, 0)));
        grids.put("sagittal", grid(new Vector3(0, 1, 0), new Vector3(0, 0, -1)));
        grids.put("coronal", grid(new Vector3(1, 0, 0), new Vector3(0, 0, -1)));
        grids.put("oblique", grid(new Vector3(0.96, 0.28, 0), new Vector3(-0.28 * 0.8, 0.96 * 0.8, -0.6)));
        return grids;
    }

    private static Geometry grid(Vector3 column, Vector3 row) {
        return new Geometry(SIZE, new Vector3(-83.17, 41.3, 12.9), SPACING, column, row, column.cross(row));
    }

    /** A star around a centre: no two edges cross; wide enough apart for holes within. */
    private static double[] star(Random random, double radius, double inner) {
        int n = 5 + random.nextInt(40);
        double[] ij = new double[2 * n];
        double turn = random.nextDouble() * 6;
        for (int k = 0; k < n; k++) {
            double r = inner + (radius - inner) * random.nextDouble();
            double a = turn + 2 * Math.PI * k / n;
            ij[2 * k] = 20.2 + r * Math.cos(a);
            ij[2 * k + 1] = 18.4 + r * Math.sin(a);
        }
        return ij;
    }

    /** Even-odd by the crossings of a ray in +x, of one point at a time. */
    private static boolean inside(double[] ij, double x, double y) {
        boolean in = false;
        for (int n = 0; n < ij.length; n += 2) {
            int m = (n + 2) % ij.length;
            if ((ij[n + 1] > y) != (ij[m + 1] > y)) {
                double at = ij[n] + (y - ij[n + 1]) / (ij[m + 1] - ij[n + 1]) * (ij[m] - ij[n]);
                in ^= x < at;
            }
        }
        return in;
    }

    @Test
    void polygonsWithHolesAndIslandsAreTheBruteForceOnes() throws Exception {
        Random random = new Random(21);
        for (Map.Entry<String, Geometry> grid : grids().entrySet()) {
            Geometry g = grid.getValue();
            for (int trial = 0; trial < 60; trial++) {
                double[][] rings = {star(random, 17, 12), star(random, 11, 7), star(random, 6, 3)};
                Mask m = rasterizer
                        .rasterize(roi(closed(g, 1, rings[0]), closed(g, 1, rings[1]), closed(g, 1, rings[2])), g)
                        .mask();
                for (int j = 0; j < SIZE.y(); j++) {
                    for (int i = 0; i < SIZE.x(); i++) {
                        boolean expected = inside(rings[0], i, j) ^ inside(rings[1], i, j) ^ inside(rings[2], i, j);
                        assertThat(m.at(i, j, 1))
                                .as(grid.getKey() + ", trial " + trial + ", " + i + ", " + j)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void areasConvergeToTheAnalyticOnes() throws Exception {
        double radius = 20;
        for (int n : new int[] {50, 100, 200, 400, 800}) {
            double spacing = 50.0 / n;
            Geometry g = Geometry.axisAligned(new GridSize(n, n, 2), new Vector3(spacing, spacing, 1));
            int points = 720;
            double[] outer = new double[2 * points];
            double[] hole = new double[2 * points];
            for (int k = 0; k < points; k++) {
                double a = 2 * Math.PI * k / points;
                outer[2 * k] = (24.37 + radius * Math.cos(a)) / spacing;
                outer[2 * k + 1] = (25.11 + radius * Math.sin(a)) / spacing;
                hole[2 * k] = (24.37 + radius / 2 * Math.cos(-a)) / spacing;
                hole[2 * k + 1] = (25.11 + radius / 2 * Math.sin(-a)) / spacing;
            }
            double polygon = points / 2.0 * Math.sin(2 * Math.PI / points) * radius * radius * 0.75;
            double area = rasterizer
                            .rasterize(roi(closed(g, 0, outer), closed(g, 0, hole)), g)
                            .mask()
                            .count()
                    * spacing
                    * spacing;
            // Counting lattice points in smooth ovals errs like (radius / spacing)^(2/3) cells (van der Corput); 4
            // times that.
            double bound = 4 * Math.pow(radius / spacing, 2.0 / 3) * spacing * spacing;
            assertThat(area).as("spacing " + spacing).isCloseTo(polygon, within(bound));
        }
    }

    @Test
    void partsThatShareTheirEdgesNeitherOverlapNorLeaveAGap() throws Exception {
        Random random = new Random(3);
        for (Map.Entry<String, Geometry> grid : grids().entrySet()) {
            Geometry g = grid.getValue();
            for (int trial = 0; trial < 50; trial++) {
                // A fan of triangles around a centre that is a voxel centre in every other trial, through lattice
                // points.
                double cx = trial % 2 == 0 ? 20 : 19.3;
                double cy = trial % 2 == 0 ? 18 : 18.7;
                List<double[]> rim = new ArrayList<>();
                for (int k = 0; k < 12; k++) {
                    double r = 5 + random.nextInt(12);
                    rim.add(new double[] {
                        Math.rint(cx + r * Math.cos(k * Math.PI / 6)), Math.rint(cy + r * Math.sin(k * Math.PI / 6))
                    });
                }
                int[] times = new int[SIZE.voxels()];
                double[] whole = new double[24];
                for (int k = 0; k < 12; k++) {
                    double[] a = rim.get(k);
                    double[] b = rim.get((k + 1) % 12);
                    whole[2 * k] = a[0];
                    whole[2 * k + 1] = a[1];
                    add(times, closed(g, 1, cx, cy, a[0], a[1], b[0], b[1]), g);
                }
                boolean[] all =
                        rasterizer.rasterize(roi(closed(g, 1, whole)), g).mask().inside();
                for (int n = 0; n < times.length; n++) {
                    assertThat(times[n]).as(grid.getKey() + ", trial " + trial).isEqualTo(all[n] ? 1 : 0);
                }
            }
        }
    }

    private void add(int[] times, Contour part, Geometry g) throws ImagingException {
        try {
            boolean[] inside = rasterizer.rasterize(roi(part), g).mask().inside();
            for (int n = 0; n < times.length; n++) {
                times[n] += inside[n] ? 1 : 0;
            }
        } catch (ImagingException e) {
            // A sliver without a voxel centre, or of points on one line.
            assertThat(e.reason()).isIn(Reason.NO_VOXEL_INSIDE, Reason.OPEN_CONTOUR);
        }
    }

    @Test
    void anyMaskComesBackFromItsOutlines() throws Exception {
        SyntheticPatient patient = SyntheticPatient.builder(9)
                .protocol(ScanProtocol.standard().with(new Sampling(40, 36, 8, 3, 5, 6, 12)))
                .build();
        SyntheticSeries scan = patient.baseline();
        ImageSeries images = new SeriesReader(Slices.DECODER)
                .read(scan.instances().stream()
                        .map(d -> new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d))
                        .toList());
        Geometry g = scan.mask().geometry();
        Random random = new Random(77);
        for (int trial = 0; trial < 10; trial++) {
            // Salt, holes and voxels that touch by corners: the fuller the fewer of each.
            double full = 0.2 + 0.08 * trial;
            boolean[] inside = new boolean[g.size().voxels()];
            for (int k = 2; k < 6; k++) {
                for (int n = 0; n < 40 * 36; n++) {
                    inside[g.size().index(n % 40, n / 40, k)] = random.nextDouble() < full;
                }
            }
            Mask mask = new Mask(g, inside);
            MaskSource source = MaskSource.read(
                    new DicomFile(
                            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
                            scan.withMask(mask).rtStruct()),
                    Slices.DECODER);
            RoiMask back = source.mask(RoiChoice.automatic(), images);
            assertThat(back.mask().inside()).as("filled to " + full).containsExactly(inside);
        }
    }
}
