package org.deltarad.node.web.chart;

import static org.deltarad.node.web.html.Element.styled;

import org.deltarad.node.web.html.Element;

/** Elements of SVG that charts are made of; lengths are pixels of the drawing. */
final class Svg {
    private Svg() {}

    /** A drawing that is as wide as there is room, at most its own width. */
    static Element drawing(double width, double height, String words) {
        return styled("svg", "chart")
                .with("viewBox", "0 0 " + Math.round(width) + " " + Math.round(height))
                .with("width", width)
                .with("height", height)
                .with("role", "img")
                .with("aria-label", words)
                .with("xmlns", "http://www.w3.org/2000/svg");
    }

    static Element line(String style, double x1, double y1, double x2, double y2) {
        return styled("line", style)
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2);
    }

    static Element box(String style, double x, double y, double width, double height) {
        return styled("rect", style)
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height);
    }

    static Element dot(String style, double x, double y, double radius) {
        return styled("circle", style).with("cx", x).with("cy", y).with("r", radius);
    }

    /** @param anchor start, middle or end */
    static Element text(String style, String anchor, double x, double y, String words) {
        return styled("text", style, words)
                .with("text-anchor", anchor)
                .with("x", x)
                .with("y", y);
    }
}
