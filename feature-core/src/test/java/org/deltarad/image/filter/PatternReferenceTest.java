package org.deltarad.image.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.image.GridBox;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.image.TestVolume;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** Local binary patterns against scikit-image and SciPy. */
class PatternReferenceTest {
    /** scikit-image's operations in its order give its bits. */
    private static final double SAME = 0;

    /** Sums over up to 162 points in another order, 5 harmonics, and a root of what may cancel. */
    private static final double SUMS = 1e-12;

    @Test
    void patternsAreThoseOfScikitImageAndSciPy() throws Exception {
        Map<String, double[]> expected = ReferenceNumbers.read("patterns.txt.gz");
        expected.forEach((key, values) -> {
            String[] part = key.split(" ", -1);
            boolean flat = part[0].equals("2D");
            Volume image = image(part[1].equals("int16") ? ScalarType.INT16 : ScalarType.FLOAT64);
            ImageType type = flat
                    ? new ImageType.LBP2D(
                            Double.parseDouble(part[3]),
                            Integer.parseInt(part[4]),
                            PatternMethod.named(part[2]),
                            2 - Integer.parseInt(part[5]))
                    : new ImageType.LBP3D(
                            Integer.parseInt(part[2]), Double.parseDouble(part[3]), Integer.parseInt(part[4]));
            String name = flat ? "lbp-2D" : part[5];
            assertThat(ReferenceNumbers.deviation(values(type, image, name), values))
                    .as(key)
                    .isLessThanOrEqualTo(flat ? SAME : SUMS);
        });
        assertThat(expected).hasSize(64);
    }

    private static Volume image(ScalarType type) {
        Volume image = TestVolume.of(9, 8, 6, type);
        for (int k = 1; k < 4; k++) {
            for (int j = 2; j < 6; j++) {
                for (int i = 3; i < 7; i++) {
                    image.values()[image.geometry().size().index(i, j, k)] = 17;
                }
            }
        }
        return image;
    }

    private static double[] values(ImageType type, Volume image, String name) {
        Map<String, double[]> values = new HashMap<>();
        List<DerivedImage> images = type.derive(new FilterInput(
                        image,
                        TestVolume.everywhere(image.geometry()),
                        GridBox.whole(image.geometry().size())))
                .images();
        images.forEach(derived -> values.put(derived.name(), derived.volume().values()));
        return values.get(name);
    }
}
