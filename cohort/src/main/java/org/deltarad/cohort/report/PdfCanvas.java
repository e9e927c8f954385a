package org.deltarad.cohort.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.deltarad.cohort.figure.Canvas;
import org.deltarad.cohort.figure.Marker;
import org.deltarad.cohort.figure.Typeface;

/**
 * Draws onto a PDF page, as vectors and as text that can be searched.
 *
 * @param left  of the drawing on the page, in points
 * @param top   of the drawing on the page, in points from below
 * @param scale points per CSS pixel
 */
record PdfCanvas(PDPageContentStream page, PDFont font, double left, double top, double scale) implements Canvas {
    /** Strokes around letters that make them bold, in ems: the font comes in one weight. */
    private static final double BOLD = 0.03;

    /** A drawing step that may fail. */
    private interface Step {
        void draw() throws IOException;
    }

    private static void run(Step step) {
        try {
            step.draw();
        } catch (IOException e) {
            throw new UncheckedIOException("PDFBox cannot draw", e);
        }
    }

    private float x(double x) {
        return (float) (left + scale * x);
    }

    private float y(double y) {
        return (float) (top - scale * y);
    }

    @Override
    public void path(String name, double[] x, double[] y, Pen pen) {
        run(() -> {
            float[] dash = new float[pen.dash().length];
            for (int n = 0; n < dash.length; n++) {
                dash[n] = (float) (scale * pen.dash()[n]);
            }
            page.setStrokingColor(red(pen.rgb()), green(pen.rgb()), blue(pen.rgb()));
            page.setLineWidth((float) (scale * pen.width()));
            page.setLineDashPattern(dash, 0);
            outline(x, y);
            page.stroke();
        });
    }

    @Override
    public void area(double[] x, double[] y, int rgb, double opacity) {
        run(() -> {
            page.setNonStrokingColor(red(rgb), green(rgb), blue(rgb));
            if (opacity < 1) {
                PDExtendedGraphicsState state = new PDExtendedGraphicsState();
                state.setNonStrokingAlphaConstant((float) opacity);
                page.saveGraphicsState();
                page.setGraphicsStateParameters(state);
            }
            outline(x, y);
            page.fill();
            if (opacity < 1) {
                page.restoreGraphicsState();
            }
        });
    }

    @Override
    public void marker(Marker marker, double x, double y, double width, int rgb) {
        if (marker != Marker.NONE) {
            double[][] corners = marker.corners(x, y, width);
            area(corners[0], corners[1], rgb, 1);
        }
    }

    @Override
    public void text(String text, double x, double y, Lettering look) {
        run(() -> {
            String drawable = Typeface.drawable(text);
            double size = scale * look.size();
            double width = Typeface.width(drawable, size);
            double back = look.anchor() == Anchor.START ? 0 : look.anchor() == Anchor.MIDDLE ? width / 2 : width;
            page.setNonStrokingColor(red(look.rgb()), green(look.rgb()), blue(look.rgb()));
            page.beginText();
            page.setFont(font, (float) size);
            if (look.bold()) {
                page.setStrokingColor(red(look.rgb()), green(look.rgb()), blue(look.rgb()));
                page.setLineDashPattern(new float[0], 0);
                page.setLineWidth((float) (BOLD * size));
                page.setRenderingMode(RenderingMode.FILL_STROKE);
            }
            page.setTextMatrix(
                    look.upwards()
                            ? new Matrix(0, 1, -1, 0, x(x), (float) (y(y) - back))
                            : Matrix.getTranslateInstance((float) (x(x) - back), y(y)));
            page.showText(drawable);
            if (look.bold()) {
                page.setRenderingMode(RenderingMode.FILL);
            }
            page.endText();
        });
    }

    private void outline(double[] x, double[] y) throws IOException {
        for (int n = 0; n < x.length; n++) {
            if (n == 0) {
                page.moveTo(x(x[n]), y(y[n]));
            } else {
                page.lineTo(x(x[n]), y(y[n]));
            }
        }
    }

    private static float red(int rgb) {
        return (rgb >> 16 & 0xFF) / 255f;
    }

    private static float green(int rgb) {
        return (rgb >> 8 & 0xFF) / 255f;
    }

    private static float blue(int rgb) {
        return (rgb & 0xFF) / 255f;
    }
}
