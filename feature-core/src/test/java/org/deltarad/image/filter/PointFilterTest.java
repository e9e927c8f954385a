package org.deltarad.image.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.deltarad.image.GridBox;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.image.TestVolume;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** Filters of each intensity against NumPy. */
class PointFilterTest {
    /**
     * NumPy's logarithm and exponential may differ in the last bit; the exponential turns the last bit of its argument, up
     * to 6.4 here, into 9e-16 of its value.
     */
    private static final double ROUNDING = 2e-15;

    @Test
    void intensitiesAreThoseOfNumPy() throws Exception {
        Map<String, double[]> expected = ReferenceNumbers.read("pointwise.txt.gz");
        Volume image = TestVolume.of(7, 5, 3, ScalarType.INT16);
        for (String label : new String[] {"Square", "SquareRoot", "Logarithm", "Exponential"}) {
            DerivedImage derived = ImageType.of(label, Map.of())
                    .derive(new FilterInput(
                            image,
                            TestVolume.everywhere(image.geometry()),
                            GridBox.whole(image.geometry().size())))
                    .images()
                    .get(0);
            assertThat(ReferenceNumbers.deviation(derived.volume().values(), expected.get(derived.name())))
                    .as(label)
                    .isLessThanOrEqualTo(ROUNDING);
            assertThat(derived.volume().type()).isEqualTo(ScalarType.FLOAT64);
        }
    }
}
