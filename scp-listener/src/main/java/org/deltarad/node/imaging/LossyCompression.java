package org.deltarad.node.imaging;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How images were compressed with loss, at any time in their past (PS3.3 C.7.6.1.1.5).
 *
 * @param methods values of Lossy Image Compression Method (0028,2114), such as {@code ISO_10918_1}, without repetition;
 *                possibly none
 * @param ratios  values of Lossy Image Compression Ratio (0028,2112), without repetition; possibly none
 */
public record LossyCompression(List<String> methods, List<Double> ratios) {
    public LossyCompression {
        methods = List.copyOf(methods);
        ratios = List.copyOf(ratios);
    }

    /** Method and ratio, such as {@code ISO_10918_1, ratio 10.5}. */
    public String text() {
        String method = methods.isEmpty() ? "unknown method" : String.join(", ", methods);
        String ratio = ratios.isEmpty()
                ? "unknown ratio"
                : "ratio " + ratios.stream().map(LossyCompression::number).collect(Collectors.joining(", "));
        return method + ", " + ratio;
    }

    /** What a reader of the numbers should know. */
    public String sentence() {
        return "the images were compressed with loss (" + text() + "): their values are not those that were measured";
    }

    private static String number(double ratio) {
        return ratio == Math.rint(ratio) ? Long.toString((long) ratio) : Double.toString(ratio);
    }
}
