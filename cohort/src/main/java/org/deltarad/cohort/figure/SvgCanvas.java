package org.deltarad.cohort.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Draws as SVG 1.1: one element for each call, in their order, coordinates to a hundredth of a pixel. */
final class SvgCanvas implements Canvas {
    private static final int DECIMALS = 2;

    private final StringBuilder body = new StringBuilder();

    /** The figure as an SVG element without XML declaration, to stand in a file or in HTML. */
    static String of(Figure figure) {
        SvgCanvas canvas = new SvgCanvas();
        figure.draw(canvas);
        String w = number(figure.width());
        String h = number(figure.height());
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w
                + " " + h + "\" font-family=\"" + Typeface.FAMILY + "\" role=\"img\">\n<title>"
                + escaped(figure.title()) + "</title>\n<desc>" + escaped(figure.description()) + "</desc>\n"
                + canvas.body + "</svg>\n";
    }

    @Override
    public void path(String name, double[] x, double[] y, Pen pen) {
        body.append("<polyline points=\"").append(points(x, y)).append("\" fill=\"none\" stroke=\"");
        body.append(colour(pen.rgb())).append("\" stroke-width=\"").append(number(pen.width()));
        if (pen.dash().length > 0) {
            body.append("\" stroke-dasharray=\"");
            for (int n = 0; n < pen.dash().length; n++) {
                body.append(n > 0 ? " " : "").append(number(pen.dash()[n]));
            }
        }
        body.append(name.isEmpty() ? "\"/>\n" : "\"><title>" + escaped(name) + "</title></polyline>\n");
    }

    @Override
    public void area(double[] x, double[] y, int rgb, double opacity) {
        body.append("<polygon points=\"").append(points(x, y)).append("\" fill=\"");
        body.append(colour(rgb));
        if (opacity < 1) {
            body.append("\" fill-opacity=\"").append(number(opacity));
        }
        body.append("\"/>\n");
    }

    @Override
    public void marker(Marker marker, double x, double y, double width, int rgb) {
        if (marker == Marker.CIRCLE) {
            body.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
            body.append("\" r=\"").append(number(width / 2)).append("\" fill=\"");
            body.append(colour(rgb)).append("\"/>\n");
        } else if (marker != Marker.NONE) {
            area(marker.x(x, width), marker.y(y, width), rgb, 1);
        }
    }

    @Override
    public void text(String text, double x, double y, Lettering type) {
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" font-size=\"").append(number(type.size())).append("\" fill=\"");
        body.append(colour(type.rgb()));
        if (type.anchor() != Anchor.START) {
            body.append("\" text-anchor=\"").append(type.anchor().name().toLowerCase(Locale.ROOT));
        }
        if (type.bold()) {
            body.append("\" font-weight=\"bold");
        }
        if (type.upwards()) {
            body.append("\" transform=\"rotate(-90 ");
            body.append(number(x)).append(' ').append(number(y)).append(')');
        }
        body.append("\">").append(escaped(text)).append("</text>\n");
    }

    private static String points(double[] x, double[] y) {
        StringBuilder points = new StringBuilder();
        for (int n = 0; n < x.length; n++) {
            points.append(n > 0 ? " " : "").append(number(x[n])).append(',').append(number(y[n]));
        }
        return points.toString();
    }

    private static String colour(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Text as XML and HTML have it; control characters, which XML forbids, are left out. */
    static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\t\n]]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
