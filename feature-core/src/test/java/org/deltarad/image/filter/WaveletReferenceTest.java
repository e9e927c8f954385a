package org.deltarad.image.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.deltarad.image.GridBox;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.image.TestVolume;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** Every discrete wavelet of PyWavelets, in double and single precision: the same bits, because the same operations. */
class WaveletReferenceTest {
    @Test
    void allBandsAreThoseOfPyWavelets() throws Exception {
        Map<String, double[]> expected = ReferenceNumbers.read("wavelets.txt.gz");
        TreeSet<String> seen = new TreeSet<>();
        Map<String, double[]> actual = new LinkedHashMap<>();
        for (String key : expected.keySet()) {
            String run = key.substring(0, key.lastIndexOf(' '));
            if (seen.add(run)) {
                bands(run).forEach((band, values) -> actual.put(run + " " + band, values));
            }
        }
        assertThat(actual.keySet()).as("names, in order").containsExactlyElementsOf(expected.keySet());
        expected.forEach((key, values) -> assertThat(actual.get(key)).as(key).isEqualTo(values));
        assertThat(seen.stream().filter(run -> run.startsWith("line"))).hasSize(106);
    }

    private static Map<String, double[]> bands(String run) {
        String[] part = run.split(" ", -1);
        ScalarType type = part[5].equals("float32") ? ScalarType.FLOAT32 : ScalarType.FLOAT64;
        Volume image = part[0].equals("line") ? TestVolume.of(9, 1, 1, type) : TestVolume.of(7, 5, 3, type);
        int left = Integer.parseInt(part[4]);
        ImageType.Wavelet wavelet = new ImageType.Wavelet(
                part[1],
                Integer.parseInt(part[3]),
                Integer.parseInt(part[2]),
                left == 3 ? OptionalInt.empty() : OptionalInt.of(left));
        Map<String, double[]> bands = new LinkedHashMap<>();
        for (DerivedImage derived :
                derive(wavelet, image, GridBox.whole(image.geometry().size()))) {
            Volume volume = derived.volume();
            assertThat(volume.type()).isEqualTo(type);
            bands.put(derived.name(), volume.values());
        }
        return bands;
    }

    private static List<DerivedImage> derive(ImageType type, Volume image, GridBox box) {
        return type.derive(new FilterInput(image, TestVolume.everywhere(image.geometry()), box))
                .images();
    }

    @Test
    void orthogonalFiltersFulfilTheirEquations() {
        for (String name : WaveletFilter.names()) {
            double[] low = WaveletFilter.named(name).low();
            double sum = 0;
            for (double v : low) {
                sum += v;
            }
            assertThat(Math.abs(sum - Math.sqrt(2)))
                    .as(name + " sums to the root of 2")
                    .isLessThan(1e-13);
            if (name.matches("(db|sym|coif).*")) {
                // The published coefficients of sym20 are orthogonal to 1.5e-11, the others better.
                assertThat(worstProduct(low))
                        .as(name + " is orthogonal to its even shifts")
                        .isLessThan(2e-11);
            }
        }
    }

    private static double worstProduct(double[] low) {
        double worst = 0;
        for (int shift = 0; shift < low.length; shift += 2) {
            double product = shift == 0 ? -1 : 0;
            for (int n = shift; n < low.length; n++) {
                product += low[n] * low[n - shift];
            }
            worst = Math.max(worst, Math.abs(product));
        }
        return worst;
    }

    @Test
    void unknownWaveletIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> ImageType.of("Wavelet", Map.of("wavelet", "coif99")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coif99")
                .hasMessageContaining("coif1,");
    }
}
