package org.deltarad.feature.texture;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Average over directions. */
final class DirectionMean {
    private DirectionMean() {}

    /** The mean of the values that are numbers; NaN when none is. */
    static <T> double of(List<T> directions, ToDoubleFunction<T> value) {
        double sum = 0;
        int count = 0;
        for (T direction : directions) {
            double v = value.applyAsDouble(direction);
            if (!Double.isNaN(v)) {
                sum += v;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
