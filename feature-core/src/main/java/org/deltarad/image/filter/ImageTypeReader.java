package org.deltarad.image.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads image types from PyRadiomics' settings; what is absent has PyRadiomics' default. */
final class ImageTypeReader {
    private final Map<String, ?> settings;

    ImageTypeReader(Map<String, ?> settings) {
        this.settings = settings;
    }

    ImageType read(String label) {
        return switch (label) {
            case "Original" -> new ImageType.Original();
            case "Wavelet" ->
                new ImageType.Wavelet(
                        text("wavelet", "coif1"), integer("start_level", 0), integer("level", 1), leftAxis());
            case "LoG" -> new ImageType.LoG(sigmas());
            case "Square" -> new ImageType.Square();
            case "SquareRoot" -> new ImageType.SquareRoot();
            case "Logarithm" -> new ImageType.Logarithm();
            case "Exponential" -> new ImageType.Exponential();
            case "Gradient" -> new ImageType.Gradient(flag("gradientUseSpacing", true));
            case "LBP2D" ->
                new ImageType.LBP2D(
                        number("lbp2DRadius", 1),
                        integer("lbp2DSamples", 8),
                        PatternMethod.named(text("lbp2DMethod", "uniform")),
                        axis());
            case "LBP3D" ->
                new ImageType.LBP3D(
                        integer("lbp3DLevels", 2),
                        number("lbp3DIcosphereRadius", 1),
                        integer("lbp3DIcosphereSubdivision", 1));
            default ->
                throw new IllegalArgumentException(
                        "there is no image type " + label + "; image types: " + ImageType.LABELS);
        };
    }

    private OptionalInt leftAxis() {
        return flag("force2D", false) ? OptionalInt.of(axis()) : OptionalInt.empty();
    }

    /** {@code force2Ddimension} counts the axes of NumPy's array: 0 is z, 2 is x. */
    private int axis() {
        return 2 - integer("force2Ddimension", 0);
    }

    private List<ImageType.LoG.Sigma> sigmas() {
        List<ImageType.LoG.Sigma> sigmas = new ArrayList<>();
        if (settings.get("sigma") instanceof List<?> list) {
            for (Object item : list) {
                if (!(item instanceof Number n) || !(n.doubleValue() > 0)) {
                    throw new IllegalArgumentException("sigma must be above 0, was " + item);
                }
                sigmas.add(new ImageType.LoG.Sigma(n.doubleValue(), item.toString()));
            }
        }
        return sigmas;
    }

    private int integer(String key, int absent) {
        return settings.get(key) instanceof Number n ? n.intValue() : absent;
    }

    private double number(String key, double absent) {
        return settings.get(key) instanceof Number n ? n.doubleValue() : absent;
    }

    private boolean flag(String key, boolean absent) {
        return settings.get(key) instanceof Boolean b ? b : absent;
    }

    private String text(String key, String absent) {
        return settings.get(key) instanceof String s ? s : absent;
    }
}
