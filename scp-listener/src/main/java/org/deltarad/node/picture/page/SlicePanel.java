package org.deltarad.node.picture.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;

/** A key slice with the outline of its mask and two lines of caption, in its true proportions. */
record SlicePanel(KeySlice slice, String heading, String caption, Color colour) {
    private static final double CAPTION = 30;

    void draw(Graphics2D g, Rectangle2D box) {
        Ink.line(g, heading, Ink.font(Font.BOLD, Ink.HEADING), colour, box.getX(), box.getY() + 11, box.getWidth());
        Ink.line(g, caption, Ink.font(Font.PLAIN, Ink.SMALL), Ink.QUIET, box.getX(), box.getY() + 23, box.getWidth());
        drawSlice(
                g, new Rectangle2D.Double(box.getX(), box.getY() + CAPTION, box.getWidth(), box.getHeight() - CAPTION));
    }

    /** The slice and its outline alone, as large as there is room. */
    void drawSlice(Graphics2D g, Rectangle2D room) {
        double width = slice.columns() * slice.columnSpacing();
        double height = slice.rows() * slice.rowSpacing();
        double scale = Math.min(room.getWidth() / width, room.getHeight() / height);
        g.setColor(Color.BLACK);
        g.fill(room);
        AffineTransform toPage = AffineTransform.getTranslateInstance(
                room.getCenterX() - scale * width / 2, room.getCenterY() - scale * height / 2);
        toPage.scale(scale * slice.columnSpacing(), scale * slice.rowSpacing());
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image(), toPage, null);
        g.setColor(colour);
        g.setStroke(new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(outline().createTransformedShape(toPage));
    }

    private BufferedImage image() {
        BufferedImage image = new BufferedImage(slice.columns(), slice.rows(), BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = image.getRaster();
        raster.setDataElements(0, 0, slice.columns(), slice.rows(), slice.grey());
        return image;
    }

    /** The edges between pixels inside and outside. */
    private Path2D outline() {
        Path2D path = new Path2D.Double();
        for (int row = 0; row <= slice.rows(); row++) {
            for (int column = 0; column <= slice.columns(); column++) {
                boolean here = slice.inside(column, row);
                if (here != slice.inside(column, row - 1)) {
                    path.moveTo(column, row);
                    path.lineTo(column + 1, row);
                }
                if (here != slice.inside(column - 1, row)) {
                    path.moveTo(column, row);
                    path.lineTo(column, row + 1);
                }
            }
        }
        return path;
    }
}
