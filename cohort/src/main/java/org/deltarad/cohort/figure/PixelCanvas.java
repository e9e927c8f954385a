package org.deltarad.cohort.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Draws by Java2D, which needs no display for it. */
final class PixelCanvas implements Canvas {
    private static final Font FONT = Typeface.awt();
    /** Strokes around letters that make them bold, in ems: the font comes in one weight. */
    private static final double BOLD = 0.03;

    private final Graphics2D g;

    private PixelCanvas(Graphics2D g) {
        this.g = g;
    }

    /** The figure on white, each CSS pixel {@code scale} pixels wide. */
    static BufferedImage of(Figure figure, double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(figure.width() * scale),
                (int) Math.ceil(figure.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            g.scale(scale, scale);
            figure.draw(new PixelCanvas(g));
        } finally {
            g.dispose();
        }
        return image;
    }

    @Override
    public void path(String name, double[] x, double[] y, Pen pen) {
        float[] dash = new float[pen.dash().length];
        for (int n = 0; n < dash.length; n++) {
            dash[n] = (float) pen.dash()[n];
        }
        g.setColor(new Color(pen.rgb()));
        g.setStroke(new BasicStroke(
                (float) pen.width(),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                dash.length == 0 ? null : dash,
                0));
        g.draw(shape(x, y));
    }

    @Override
    public void area(double[] x, double[] y, int rgb, double opacity) {
        g.setColor(new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, (int) Math.round(255 * opacity)));
        g.fill(shape(x, y));
    }

    @Override
    public void marker(Marker marker, double x, double y, double width, int rgb) {
        if (marker != Marker.NONE) {
            area(marker.x(x, width), marker.y(y, width), rgb, 1);
        }
    }

    @Override
    public void text(String text, double x, double y, Lettering type) {
        String drawable = Typeface.drawable(text);
        double width = Typeface.width(drawable, type.size());
        double back = type.anchor() == Anchor.START ? 0 : type.anchor() == Anchor.MIDDLE ? width / 2 : width;
        AffineTransform before = g.getTransform();
        g.setColor(new Color(type.rgb()));
        g.translate(x, y);
        if (type.upwards()) {
            g.rotate(-Math.PI / 2);
        }
        g.translate(-back, 0);
        var glyphs = FONT.deriveFont((float) type.size())
                .createGlyphVector(g.getFontRenderContext(), drawable)
                .getOutline();
        g.fill(glyphs);
        if (type.bold()) {
            g.setStroke(new BasicStroke((float) (BOLD * type.size())));
            g.draw(glyphs);
        }
        g.setTransform(before);
    }

    private static Path2D shape(double[] x, double[] y) {
        Path2D shape = new Path2D.Double();
        for (int n = 0; n < x.length; n++) {
            if (n == 0) {
                shape.moveTo(x[n], y[n]);
            } else {
                shape.lineTo(x[n], y[n]);
            }
        }
        return shape;
    }
}
