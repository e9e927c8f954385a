package org.deltarad.node.picture.page;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * The slice of a series on which a mask has its largest area, as grey levels for display.
 *
 * @param columns       pixels along a row
 * @param rows          pixels along a column
 * @param columnSpacing mm between columns
 * @param rowSpacing    mm between rows
 * @param number        of the slice, from 1, in the order of the series' volume
 * @param slices        of the series
 * @param areaMm2       of the mask on this slice
 * @param grey          a byte per pixel, row by row, 0 black
 * @param mask          a bit per pixel, row by row, lowest bit first
 */
public record KeySlice(
        int columns,
        int rows,
        double columnSpacing,
        double rowSpacing,
        int number,
        int slices,
        double areaMm2,
        byte[] grey,
        byte[] mask) {
    /** Fractions of the slice's pixels that are shown black and white, but for CT. */
    private static final double LOW = 0.005;

    private static final double HIGH = 0.995;
    /** Soft tissue window of CT, HU. */
    private static final double CT_BLACK = -160;

    private static final double CT_WHITE = 240;
    private static final int WHITE = 255;

    /**
     * The slice; the first of several with the same area.
     *
     * @param modality CT gets a soft tissue window, others the range of the slice's values
     * @param mask     on the volume's grid, not empty
     */
    public static KeySlice of(Volume volume, String modality, Mask mask) {
        Geometry g = volume.geometry();
        GridSize size = g.size();
        int pixels = size.x() * size.y();
        int[] counts = new int[size.z()];
        for (int n = 0; n < size.voxels(); n++) {
            counts[n / pixels] += mask.inside()[n] ? 1 : 0;
        }
        int k = 0;
        for (int n = 1; n < counts.length; n++) {
            k = counts[n] > counts[k] ? n : k;
        }
        double[] values = Arrays.copyOfRange(volume.values(), k * pixels, (k + 1) * pixels);
        byte[] bits = new byte[(pixels + Byte.SIZE - 1) / Byte.SIZE];
        for (int n = 0; n < pixels; n++) {
            if (mask.inside()[k * pixels + n]) {
                bits[n / Byte.SIZE] |= (byte) (1 << n % Byte.SIZE);
            }
        }
        return new KeySlice(
                size.x(),
                size.y(),
                g.spacing().x(),
                g.spacing().y(),
                k + 1,
                size.z(),
                counts[k] * g.spacing().x() * g.spacing().y(),
                grey(values, modality),
                bits);
    }

    private static byte[] grey(double[] values, String modality) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        boolean ct = modality.equals("CT");
        double black = ct ? CT_BLACK : quantile(sorted, LOW);
        double white = ct ? CT_WHITE : quantile(sorted, HIGH);
        double width = white > black ? white - black : 1;
        byte[] grey = new byte[values.length];
        for (int n = 0; n < values.length; n++) {
            double share = Double.isFinite(values[n]) ? (values[n] - black) / width : 0;
            grey[n] = (byte) Math.round(WHITE * Math.min(1, Math.max(0, share)));
        }
        return grey;
    }

    private static double quantile(double[] sorted, double fraction) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(fraction * (sorted.length - 1))];
    }

    /**
     * Writes it as PNG in its true proportions, with the mask's outline.
     *
     * @param width of the picture, pixels
     */
    public void writePng(OutputStream out, int width) throws IOException {
        double share = rows * rowSpacing / (columns * columnSpacing);
        BufferedImage image =
                new BufferedImage(width, (int) Math.max(1, Math.round(width * share)), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            new SlicePanel(this, "", "", Ink.MID_TREATMENT)
                    .drawSlice(g, new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()));
        } finally {
            g.dispose();
        }
        ImageIO.write(image, "png", out);
    }

    /** Whether the pixel at a column and row is inside the mask; outside the image it is not. */
    public boolean inside(int column, int row) {
        if (column < 0 || row < 0 || column >= columns || row >= rows) {
            return false;
        }
        int n = row * columns + column;
        return (mask[n / Byte.SIZE] >>> n % Byte.SIZE & 1) != 0;
    }
}
