package org.deltarad.cohort.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Figures as files. */
public final class FigureFiles {
    /** Pixels per CSS pixel: 192 dpi. */
    private static final double SCALE = 2;

    private FigureFiles() {}

    /** An SVG element, to stand alone or in HTML. */
    public static String svg(Figure figure) {
        return SvgCanvas.of(figure);
    }

    /** Text as SVG and HTML have it. */
    public static String escaped(String text) {
        return SvgCanvas.escaped(text);
    }

    /** A PNG of two pixels per CSS pixel. */
    public static byte[] png(Figure figure) throws IOException {
        BufferedImage image = PixelCanvas.of(figure, SCALE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** Writes {@code name.svg} and {@code name.png} into a folder, which is made when it is not there. */
    public static void write(Path folder, Figure figure) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(figure.name() + ".svg"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg(figure),
                StandardCharsets.UTF_8);
        Files.write(folder.resolve(figure.name() + ".png"), png(figure));
    }
}
