package org.deltarad.image.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.image.GridBox;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.image.TestVolume;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** Laplacian of Gaussian and gradient against ITK 5.2.1. */
class ItkReferenceTest {
    /**
     * Part of the greatest value. Operations are those of ITK in its order and agree to the last bit where exp, sin and
     * cos do; these may differ in their last bit between machines, and a value of single precision then by one unit.
     */
    private static final double ONE_UNIT = 0x1p-23;

    private static final Geometry GRID = Geometry.axisAligned(new GridSize(12, 9, 6), new Vector3(0.8, 0.9, 2.5));

    @Test
    void laplacianOfGaussianAndGradientAreThoseOfItk() throws Exception {
        int compared = 0;
        for (Map.Entry<String, double[]> line :
                ReferenceNumbers.read("itk.txt.gz").entrySet()) {
            String[] key = line.getKey().split(" ", -1);
            Optional<ImageType> filter = filter(key);
            if (filter.isPresent()) {
                Volume image = TestVolume.on(GRID, type(key[1]));
                Volume derived = only(filter.get(), image).volume();
                assertThat(ReferenceNumbers.deviation(derived.values(), line.getValue()))
                        .as(line.getKey())
                        .isLessThanOrEqualTo(ONE_UNIT);
                assertThat(derived.type()).isEqualTo(ScalarType.FLOAT32);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(15);
    }

    private static Optional<ImageType> filter(String[] key) {
        return switch (key[0]) {
            case "log" -> Optional.of(ImageType.of("LoG", Map.of("sigma", List.of(Double.valueOf(key[2])))));
            case "gradient" -> Optional.of(ImageType.of("Gradient", Map.of("gradientUseSpacing", key[2].equals("1"))));
            default -> Optional.empty();
        };
    }

    private static ScalarType type(String name) {
        return switch (name) {
            case "int16" -> ScalarType.INT16;
            case "float32" -> ScalarType.FLOAT32;
            default -> ScalarType.FLOAT64;
        };
    }

    private static DerivedImage only(ImageType type, Volume image) {
        Derivation derivation = type.derive(new FilterInput(
                image,
                TestVolume.everywhere(image.geometry()),
                GridBox.whole(image.geometry().size())));
        assertThat(derivation.omitted()).isEmpty();
        assertThat(derivation.images()).hasSize(1);
        return derivation.images().get(0);
    }

    @Test
    void whatIsTooSmallForLaplacianOfGaussianIsLeftOutWithItsReason() {
        Volume image = TestVolume.of(12, 9, 4, ScalarType.FLOAT64);
        FilterInput input =
                new FilterInput(image, TestVolume.everywhere(image.geometry()), GridBox.whole(new GridSize(12, 9, 4)));
        Derivation derivation =
                ImageType.of("LoG", Map.of("sigma", List.of(2.0, 3, 3.5))).derive(input);
        assertThat(derivation.images())
                .extracting(DerivedImage::name)
                .containsExactly("log-sigma-2-0-mm-3D", "log-sigma-3-mm-3D");
        assertThat(derivation.omitted()).singleElement().asString().contains("log-sigma-3-5-mm-3D", "3.5 mm");
        Volume flat = TestVolume.of(12, 9, 3, ScalarType.FLOAT64);
        FilterInput thin =
                new FilterInput(flat, TestVolume.everywhere(flat.geometry()), GridBox.whole(new GridSize(12, 9, 3)));
        assertThat(ImageType.of("LoG", Map.of("sigma", List.of(0.5)))
                        .derive(thin)
                        .images())
                .isEmpty();
    }
}
