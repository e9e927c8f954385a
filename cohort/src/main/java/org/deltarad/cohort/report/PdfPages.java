package org.deltarad.cohort.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.deltarad.cohort.figure.Canvas.Lettering;
import org.deltarad.cohort.figure.Canvas.Pen;
import org.deltarad.cohort.figure.Figure;
import org.deltarad.cohort.figure.Palette;
import org.deltarad.cohort.figure.Typeface;

/** A report as PDF: A4, its font embedded, figures as vectors, sections in the outline. Lengths are points from the top left. */
final class PdfPages {
    private static final double WIDTH = PDRectangle.A4.getWidth();
    private static final double HEIGHT = PDRectangle.A4.getHeight();
    private static final double MARGIN = 52;
    private static final double TEXT = WIDTH - 2 * MARGIN;
    private static final double BOTTOM = HEIGHT - 58;
    private static final double BODY = 9.5;
    private static final double CELL = 8;
    private static final double LEADING = 1.36;
    private static final double PAD = 3;

    /** Points per CSS pixel of a figure at most. */
    private static final double FIGURE = 0.72;

    /** A figure this near to the top stays below its heading, and is as small as that needs. */
    private static final double UNDER_HEADING = 90;

    private final PDDocument document;
    private final PDFont font;
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream stream;
    private PdfCanvas canvas;
    private double y;

    private PdfPages(PDDocument document) throws IOException {
        this.document = document;
        this.font = PDType0Font.load(document, Typeface.open(), true);
        turn();
    }

    /** @param id of the document; the same report with the same id gives the same bytes */
    static byte[] of(ReportDocument report, long id) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(report.title() + " (research use only)");
            information.setProducer("DeltaRad");
            document.setDocumentInformation(information);
            document.setDocumentId(id);
            PdfPages pages = new PdfPages(document);
            pages.write(report);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void write(ReportDocument report) throws IOException {
        document.getDocumentCatalog().setDocumentOutline(outline);
        for (String warning : report.warnings()) {
            panel(warning, true, Palette.VERMILLION, 0xFFF4EC);
        }
        y += 10;
        paragraph(report.title(), 19, true, Palette.INK, MARGIN, TEXT);
        paragraph(report.subtitle(), BODY, false, Palette.QUIET, MARGIN, TEXT);
        for (int n = 0; n < report.blocks().size(); n++) {
            Block block = report.blocks().get(n);
            if (block instanceof Block.Heading && n + 1 < report.blocks().size()) {
                keepTogether(report.blocks(), n);
            }
            write(block);
        }
        stream.close();
        footers(report.warnings().get(0));
    }

    private void write(Block block) throws IOException {
        if (block instanceof Block.Heading h) {
            heading(h);
        } else if (block instanceof Block.Paragraph p) {
            y += 3;
            paragraph(p.text(), BODY, false, Palette.INK, MARGIN, TEXT);
        } else if (block instanceof Block.Notice n) {
            panel(n.text(), false, Palette.VERMILLION, 0xFFF4EC);
        } else if (block instanceof Block.ForAuthors a) {
            panel("For the authors. " + a.text(), false, Palette.QUIET, 0xF4F6F8);
        } else if (block instanceof Block.Rows t) {
            new PdfTable(t).write();
        } else if (block instanceof Block.Picture p) {
            picture(p);
        }
    }

    /** Turns the page where a heading and what follows it at once do not fit. */
    private void keepTogether(List<Block> blocks, int heading) throws IOException {
        double height = 40;
        int next = heading + 1;
        if (blocks.get(next) instanceof Block.Heading && next + 1 < blocks.size()) {
            height += 30;
            next++;
        }
        if (blocks.get(next) instanceof Block.Picture p) {
            height += FIGURE * p.figure().height() + 30;
        }
        need(Math.min(height, BOTTOM - MARGIN));
    }

    private void turn() throws IOException {
        if (stream != null) {
            stream.close();
        }
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        stream = new PDPageContentStream(document, page);
        canvas = new PdfCanvas(stream, font, 0, HEIGHT, 1);
        y = MARGIN;
    }

    private void need(double height) throws IOException {
        if (y + height > BOTTOM && y > MARGIN) {
            turn();
        }
    }

    private void heading(Block.Heading h) throws IOException {
        double size = h.level() == 2 ? 13.5 : 11;
        y += h.level() == 2 ? 16 : 9;
        need(70);
        if (h.level() == 2) {
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(h.text());
            PDPageXYZDestination destination = new PDPageXYZDestination();
            destination.setPage(pages.get(pages.size() - 1));
            destination.setTop((int) (HEIGHT - y));
            item.setDestination(destination);
            outline.addLast(item);
        }
        paragraph(h.text(), size, true, Palette.INK, MARGIN, TEXT);
        if (h.level() == 2) {
            canvas.line(MARGIN, y, MARGIN + TEXT, y, new Pen(Palette.BLUE, 1.2));
            y += 4;
        }
    }

    private void paragraph(String text, double size, boolean bold, int rgb, double x, double width) throws IOException {
        Lettering look = bold
                ? Lettering.of(size).emphasised().in(rgb)
                : Lettering.of(size).in(rgb);
        for (String line : Lines.of(text, size, width)) {
            need(size * LEADING);
            y += size * LEADING;
            canvas.text(line, x, y - size * 0.3, look);
        }
    }

    private void panel(String text, boolean bold, int edge, int paper) throws IOException {
        List<String> lines = Lines.of(text, BODY, TEXT - 18);
        double height = lines.size() * BODY * LEADING + 8;
        y += 4;
        need(height);
        canvas.box(MARGIN, y, TEXT, height, paper, 1);
        canvas.box(MARGIN, y, 3, height, edge, 1);
        y += 3;
        paragraph(text, BODY, bold, Palette.INK, MARGIN + 10, TEXT - 18);
        y += 7;
    }

    private void picture(Block.Picture p) throws IOException {
        Figure figure = p.figure();
        List<String> caption = Lines.of(p.caption(), CELL, TEXT);
        double top = y < MARGIN + UNDER_HEADING ? y : MARGIN;
        double room = BOTTOM - top - caption.size() * CELL * LEADING - 20;
        double scale = Math.min(FIGURE, Math.min(TEXT / figure.width(), room / figure.height()));
        y += 6;
        need(scale * figure.height() + caption.size() * CELL * LEADING + 6);
        figure.draw(new PdfCanvas(stream, font, MARGIN, HEIGHT - y, scale));
        y += scale * figure.height() + 2;
        paragraph(p.caption(), CELL, false, Palette.QUIET, MARGIN, TEXT);
        y += 4;
    }

    private void footers(String warning) throws IOException {
        for (int n = 0; n < pages.size(); n++) {
            try (PDPageContentStream foot = new PDPageContentStream(
                    document, pages.get(n), PDPageContentStream.AppendMode.APPEND, true, true)) {
                PdfCanvas at = new PdfCanvas(foot, font, 0, HEIGHT, 1);
                String text = Typeface.fit(warning, CELL, TEXT - 90);
                at.text(text, MARGIN, HEIGHT - 30, Lettering.of(CELL).in(Palette.QUIET));
                String number = "Page " + (n + 1) + " of " + pages.size();
                at.text(
                        number,
                        WIDTH - MARGIN,
                        HEIGHT - 30,
                        Lettering.of(CELL).end().in(Palette.QUIET));
            }
        }
    }

    /** A table on one page or more; its header is on each. */
    private final class PdfTable {
        private final Block.Rows table;
        private final double[] widths;

        PdfTable(Block.Rows table) {
            this.table = table;
            this.widths = ColumnWidths.of(table, CELL, TEXT, 2 * PAD);
        }

        void write() throws IOException {
            y += 5;
            need(60);
            paragraph(table.caption(), BODY - 0.5, true, Palette.INK, MARGIN, TEXT);
            y += 2;
            row(table.header(), true);
            for (List<String> row : table.rows()) {
                if (y + height(row) > BOTTOM) {
                    turn();
                    row(table.header(), true);
                }
                row(row, false);
            }
            y += 4;
        }

        private double height(List<String> row) {
            int lines = 1;
            for (int c = 0; c < widths.length; c++) {
                lines = Math.max(
                        lines, Lines.of(row.get(c), CELL, widths[c] - 2 * PAD).size());
            }
            return lines * CELL * 1.25 + PAD + 1;
        }

        private void row(List<String> row, boolean header) {
            double height = height(row);
            if (header) {
                canvas.box(MARGIN, y, TEXT, height, 0xF4F6F8, 1);
            }
            double x = MARGIN;
            Lettering look = header ? Lettering.of(CELL).emphasised() : Lettering.of(CELL);
            for (int c = 0; c < widths.length; c++) {
                double at = y + CELL * 1.15;
                for (String line : Lines.of(row.get(c), CELL, widths[c] - 2 * PAD)) {
                    canvas.text(line, x + PAD, at, look);
                    at += CELL * 1.25;
                }
                x += widths[c];
            }
            y += height;
            canvas.line(MARGIN, y, MARGIN + TEXT, y, new Pen(0xD9DEE3, 0.5));
        }
    }
}
