package org.deltarad.feature.ibsi.intensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.deltarad.feature.ibsi.process.Discretisation;
import org.deltarad.feature.ibsi.process.GreyLevels;
import org.deltarad.feature.ibsi.process.Resegmentation;
import org.deltarad.feature.ibsi.process.Roi;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intensity families against their definitions, worked out the long way. */
class IntensityTest {
    private static final Resegmentation RANGE =
            new Resegmentation(OptionalDouble.of(-20), OptionalDouble.of(60), OptionalDouble.empty());

    private static Volume image(GridSize size, Vector3 spacing, long seed) {
        double[] values = new Random(seed)
                .doubles(size.voxels())
                .map(v -> Math.rint(80 * v - 20))
                .toArray();
        return new Volume(Geometry.axisAligned(size, spacing), values);
    }

    private static Mask mask(Geometry geometry, long seed) {
        Random random = new Random(seed);
        boolean[] inside = new boolean[geometry.size().voxels()];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = random.nextInt(4) == 0;
        }
        return new Mask(geometry, inside);
    }

    private static Roi line(double... values) throws Exception {
        Geometry geometry = Geometry.axisAligned(new GridSize(values.length, 1, 1), new Vector3(1, 1, 1));
        boolean[] inside = new boolean[values.length];
        Arrays.fill(inside, true);
        return Roi.of(new Volume(geometry, values), new Mask(geometry, inside), Resegmentation.NONE);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 2", "0.9, 1.7, 3", "5, 7, 1"})
    void peaksAreMeansOverSpheresOfOneCubicCentimetre(double x, double y, double z) throws Exception {
        Volume image = image(new GridSize(15, 11, 13), new Vector3(x, y, z), 11);
        Mask mask = mask(image.geometry(), 12);
        Roi roi = Roi.of(image, mask, Resegmentation.NONE);
        double local = Double.NEGATIVE_INFINITY;
        double global = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < mask.inside().length; n++) {
            if (mask.inside()[n]) {
                double mean = sphereMean(image, n);
                global = Math.max(global, mean);
                local = image.values()[n] == roi.maximum() ? Math.max(local, mean) : local;
            }
        }
        Map<String, Double> peaks = LocalIntensity.of(roi);
        assertThat(peaks.get("loc_peak_loc")).isCloseTo(local, within(1e-10));
        assertThat(peaks.get("loc_peak_glob")).isCloseTo(global, within(1e-10));
    }

    private static double sphereMean(Volume image, int centre) {
        double radius = 10 * Math.cbrt(3 / (4 * Math.PI));
        double sum = 0;
        int count = 0;
        for (int n = 0; n < image.values().length; n++) {
            if (at(image, n).minus(at(image, centre)).norm() <= radius) {
                sum += image.values()[n];
                count++;
            }
        }
        return sum / count;
    }

    private static Vector3 at(Volume image, int n) {
        GridSize size = image.geometry().size();
        int row = n / size.x();
        int slice = row / size.y();
        return image.geometry().toPatient(n % size.x(), row % size.y(), slice);
    }

    @Test
    void intensityVolumeHistogramsInEachWayOfDiscretising() throws Exception {
        Volume image = image(new GridSize(6, 5, 4), new Vector3(1, 1, 1), 3);
        Roi roi = Roi.of(image, mask(image.geometry(), 4), RANGE);
        double[] values = roi.region().intensities();
        assertHistogram(IntensityVolumeHistogram.of(roi, Optional.empty()), values, -20, 60, 1);

        Discretisation bins = new Discretisation.FixedBinSize(2.5);
        double[] middles = Arrays.stream(values)
                .map(v -> -20 + (Math.min(32, Math.floor((v + 20) / 2.5) + 1) - 0.5) * 2.5)
                .toArray();
        assertHistogram(IntensityVolumeHistogram.of(roi, Optional.of(bins)), middles, -18.75, 58.75, 2.5);

        Discretisation number = new Discretisation.FixedBinNumber(1000);
        double[] levels = Arrays.stream(values)
                .map(v -> number.level(v, roi.minimum(), roi.maximum()))
                .toArray();
        assertHistogram(IntensityVolumeHistogram.of(roi, Optional.of(number)), levels, 1, 1000, 1);
    }

    /** IBSI 3.5 level by level: volume and intensity fractions of each, and the area between the levels. */
    private static void assertHistogram(
            Map<String, Double> features, double[] values, double first, double last, double step) {
        int levels = (int) Math.round((last - first) / step) + 1;
        double[] volume = new double[levels];
        double area = 0;
        double v10 = Double.NaN;
        double v90 = Double.NaN;
        double i10 = Double.NaN;
        double i90 = Double.NaN;
        for (int n = levels - 1; n >= 0; n--) {
            double level = first + n * step;
            volume[n] = (double)
                            Arrays.stream(values).filter(v -> v >= level - 1e-9).count()
                    / values.length;
            double fraction = (double) n / (levels - 1);
            v10 = fraction >= 0.1 ? volume[n] : v10;
            v90 = fraction >= 0.9 ? volume[n] : v90;
            i10 = volume[n] <= 0.1 ? level : i10;
            i90 = volume[n] <= 0.9 ? level : i90;
            area += n == levels - 1 ? 0 : (volume[n] + volume[n + 1]) / 2 / (levels - 1);
        }
        assertThat(features.get("ivh_v10")).isEqualTo(v10);
        assertThat(features.get("ivh_v90")).isEqualTo(v90);
        assertThat(features.get("ivh_i10")).isEqualTo(i10);
        assertThat(features.get("ivh_i90")).isEqualTo(i90);
        assertThat(features.get("ivh_diff_v10_v90")).isEqualTo(v10 - v90);
        assertThat(features.get("ivh_diff_i10_i90")).isEqualTo(i10 - i90);
        assertThat(features.get("ivh_auc")).isCloseTo(area, within(1e-12));
    }

    /** Of levels as frequent, the one nearest to the mean; of two as near, the lower (IBSI 3.4, AMMC). */
    @Test
    void theModeOfSeveralIsTheOneNearestToTheMean() throws Exception {
        assertThat(mode(1, 1, 5, 5, 7)).isEqualTo(5);
        assertThat(mode(1, 1, 3, 5, 5)).isEqualTo(1);
        assertThat(mode(1, 1, 2, 9, 9, 2)).isEqualTo(2);
    }

    private static double mode(double... values) throws Exception {
        GreyLevels levels = GreyLevels.of(line(values), new Discretisation.FixedBinSize(1));
        return IntensityHistogram.of(levels).get("ih_mode");
    }

    @Test
    void percentilesAreLinearBetweenOrderStatistics() throws Exception {
        Map<String, Double> features = Statistics.of(line(4, 1, 3, 2, 10));
        assertThat(features.get("stat_median")).isEqualTo(3);
        assertThat(features.get("stat_p10")).isCloseTo(1.4, within(1e-12));
        assertThat(features.get("stat_p90")).isCloseTo(7.6, within(1e-12));
        assertThat(features.get("stat_iqr")).isEqualTo(2);
        // 2, 3 and 4 lie between the percentiles.
        assertThat(features.get("stat_rmad")).isCloseTo(2 / 3.0, within(1e-12));
    }
}
