package org.deltarad.image.resample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.deltarad.image.ReferenceNumbers;
import org.deltarad.image.TestVolume;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** Resampling against ITK 5.2.1: the same bits, because the same operations in the same order. */
class ResamplerReferenceTest {
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Y = new Vector3(0, 1, 0);
    private static final Vector3 Z = new Vector3(0, 0, 1);
    private static final Geometry GRID =
            new Geometry(new GridSize(12, 9, 6), new Vector3(-10.5, 3.25, 40.0), new Vector3(0.8, 0.9, 2.5), X, Y, Z);

    @Test
    void valuesOnOtherGridsAreThoseOfItk() throws Exception {
        int compared = 0;
        for (Map.Entry<String, double[]> line :
                ReferenceNumbers.read("itk.txt.gz").entrySet()) {
            String[] part = line.getKey().split(" ", -1);
            if (part.length == 11) {
                ScalarType type = type(part[1]);
                Interpolator interpolator = interpolator(part[0]);
                Volume resampled = Resampler.onto(TestVolume.on(GRID, type), grid(part), interpolator);
                assertThat(resampled.values()).as(line.getKey()).isEqualTo(line.getValue());
                assertThat(resampled.type()).isEqualTo(type);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(45);
    }

    private static Geometry grid(String[] part) {
        double[] n = new double[9];
        for (int i = 0; i < 9; i++) {
            n[i] = Double.parseDouble(part[2 + i]);
        }
        return new Geometry(
                new GridSize((int) n[0], (int) n[1], (int) n[2]),
                new Vector3(n[6], n[7], n[8]),
                new Vector3(n[3], n[4], n[5]),
                X,
                Y,
                Z);
    }

    private static ScalarType type(String name) {
        return switch (name) {
            case "int16" -> ScalarType.INT16;
            case "float32" -> ScalarType.FLOAT32;
            default -> ScalarType.FLOAT64;
        };
    }

    private static Interpolator interpolator(String name) {
        return switch (name) {
            case "nearest" -> Interpolator.NEAREST;
            case "linear" -> Interpolator.LINEAR;
            default -> Interpolator.BSPLINE;
        };
    }
}
