package org.deltarad.image.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deltarad.image.GridBox;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.image.TestVolume;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** What holds for derived images whatever the numbers. */
class DerivedImagePropertiesTest {
    private static final Geometry GRID = Geometry.axisAligned(new GridSize(21, 14, 10), new Vector3(0.8, 1.1, 2.5));
    private static final GridBox BOX = new GridBox(5, 0, 4, new GridSize(9, 7, 6));
    private static final Map<String, Object> SETTINGS =
            Map.of("sigma", List.of(1.0, 2.5), "wavelet", "db3", "level", 2, "start_level", 1);
    /** Passes keep values in single precision, so that sums differ by a few units of it. */
    private static final double SINGLE = 1e-6;

    @Test
    void aBoxOfAnImageIsThatPartOfTheWhole() {
        Volume image = TestVolume.on(GRID, ScalarType.FLOAT64);
        for (String label : ImageType.LABELS) {
            List<DerivedImage> whole = derive(label, image, GridBox.whole(GRID.size()));
            List<DerivedImage> part = derive(label, image, BOX);
            for (int n = 0; n < whole.size(); n++) {
                Volume expected = BOX.crop(whole.get(n).volume());
                Volume actual = part.get(n).volume();
                assertThat(actual.geometry()).as(label).isEqualTo(expected.geometry());
                assertThat(actual.values()).as(whole.get(n).name()).isEqualTo(expected.values());
                assertThat(part.get(n).name()).isEqualTo(whole.get(n).name());
            }
        }
    }

    @Test
    void threadsChangeNothing() throws Exception {
        Volume image = TestVolume.on(GRID, ScalarType.FLOAT32);
        for (String label : ImageType.LABELS) {
            List<double[]> alone = new ArrayList<>();
            derive(label, image, BOX).forEach(d -> alone.add(d.volume().values()));
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<double[]>> together = new ArrayList<>();
                List<DerivedImage> images = new ArrayList<>(derive(label, image, BOX));
                for (int n = images.size() - 1; n >= 0; n--) {
                    DerivedImage derived = images.get(n);
                    together.add(0, pool.submit(() -> derived.volume().values()));
                }
                for (int n = 0; n < alone.size(); n++) {
                    assertThat(together.get(n).get()).as(label).isEqualTo(alone.get(n));
                }
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void aConstantImageHasNoDetail() {
        double[] values = new double[GRID.size().voxels()];
        Arrays.fill(values, 320);
        Volume image = new Volume(GRID, values);
        for (DerivedImage derived : derive("Wavelet", image, BOX)) {
            boolean low = derived.name().endsWith("-LLL");
            // Three axes, three levels, each with a gain of the root of 2.
            double expected = low ? 320 * Math.pow(2, 4.5) : 0;
            assertThat(derived.volume().values())
                    .as(derived.name())
                    .usingComparatorWithPrecision(1e-9)
                    .containsOnly(expected);
        }
        for (DerivedImage derived : derive("LoG", image, BOX)) {
            assertThat(derived.volume().values())
                    .as(derived.name())
                    .usingComparatorWithPrecision(320 * SINGLE)
                    .containsOnly(0);
        }
        assertThat(derive("Gradient", image, BOX).get(0).volume().values()).containsOnly(0);
    }

    @Test
    void waveletsAndLaplacianAreLinear() {
        Volume a = TestVolume.on(GRID, ScalarType.FLOAT64);
        Volume b = TestVolume.rearranged(a, new int[] {0, 1, 2}, new boolean[] {true, false, true});
        double[] sum = new double[a.values().length];
        for (int n = 0; n < sum.length; n++) {
            sum[n] = 2 * a.values()[n] - 3 * b.values()[n];
        }
        for (String label : List.of("Wavelet", "LoG")) {
            List<DerivedImage> ofA = derive(label, a, BOX);
            List<DerivedImage> ofB = derive(label, b, BOX);
            List<DerivedImage> ofSum = derive(label, new Volume(GRID, sum), BOX);
            for (int n = 0; n < ofA.size(); n++) {
                double[] expected = ofA.get(n).volume().values();
                double[] second = ofB.get(n).volume().values();
                for (int m = 0; m < expected.length; m++) {
                    expected[m] = 2 * expected[m] - 3 * second[m];
                }
                assertThat(ReferenceNumbers.deviation(ofSum.get(n).volume().values(), expected))
                        .as(ofA.get(n).name())
                        .isLessThan(label.equals("LoG") ? 4 * SINGLE : 1e-13);
            }
        }
    }

    @Test
    void waveletsFollowACircularShift() {
        GridSize size = new GridSize(12, 8, 6);
        Volume image = TestVolume.of(12, 8, 6, ScalarType.FLOAT64);
        double[] shifted = new double[size.voxels()];
        for (int k = 0; k < 6; k++) {
            for (int j = 0; j < 8; j++) {
                for (int i = 0; i < 12; i++) {
                    shifted[size.index((i + 5) % 12, (j + 3) % 8, (k + 1) % 6)] = image.at(i, j, k);
                }
            }
        }
        GridBox whole = GridBox.whole(size);
        List<DerivedImage> before = derive("Wavelet", image, whole);
        List<DerivedImage> after = derive("Wavelet", new Volume(image.geometry(), shifted), whole);
        for (int n = 0; n < before.size(); n++) {
            Volume a = before.get(n).volume();
            Volume b = after.get(n).volume();
            double greatest = Arrays.stream(a.values()).map(Math::abs).max().orElseThrow();
            for (int k = 0; k < 6; k++) {
                for (int j = 0; j < 8; j++) {
                    for (int i = 0; i < 12; i++) {
                        assertThat(b.at((i + 5) % 12, (j + 3) % 8, (k + 1) % 6))
                                .isCloseTo(a.at(i, j, k), within(1e-13 * greatest));
                    }
                }
            }
        }
    }

    @Test
    void laplacianAndGradientFollowTheAxes() {
        Volume image = TestVolume.on(GRID, ScalarType.FLOAT64);
        int[] order = {2, 0, 1};
        boolean[] flipped = {true, false, true};
        Volume turned = TestVolume.rearranged(image, order, flipped);
        for (String label : List.of("LoG", "Gradient")) {
            List<DerivedImage> before = derive(label, image, GridBox.whole(GRID.size()));
            List<DerivedImage> after =
                    derive(label, turned, GridBox.whole(turned.geometry().size()));
            for (int n = 0; n < before.size(); n++) {
                Volume expected = TestVolume.rearranged(before.get(n).volume(), order, flipped);
                assertThat(ReferenceNumbers.deviation(after.get(n).volume().values(), expected.values()))
                        .as(before.get(n).name())
                        .isLessThan(4 * SINGLE);
            }
        }
    }

    private static List<DerivedImage> derive(String label, Volume image, GridBox box) {
        Derivation derivation = ImageType.of(label, SETTINGS)
                .derive(new FilterInput(image, TestVolume.everywhere(image.geometry()), box));
        assertThat(derivation.omitted()).isEmpty();
        return derivation.images();
    }
}
