package org.deltarad.cohort.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Liberation Sans, as it comes with PDFBox (SIL Open Font License): of one size with Arial and Helvetica on all systems. */
public final class Typeface {
    /** What browsers take, the same widths all. */
    static final String FAMILY = "Liberation Sans, Arial, Helvetica, sans-serif";

    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final byte[] BYTES = load();
    private static final TrueTypeFont METRICS = metrics();
    private static final CmapLookup GLYPHS = glyphs();

    private Typeface() {}

    /** The font as a TrueType file. */
    public static InputStream open() {
        return new ByteArrayInputStream(BYTES);
    }

    /** Width of a line in the unit of its size. */
    public static double width(String text, double size) {
        try {
            double units = 0;
            for (int letter : text.codePoints().toArray()) {
                units += METRICS.getAdvanceWidth(GLYPHS.getGlyphId(letter));
            }
            return units * size / METRICS.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read", e);
        }
    }

    /** The text with a question mark for each letter that the font lacks. */
    public static String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        text.codePoints().forEach(c -> drawable.appendCodePoint(GLYPHS.getGlyphId(c) == 0 ? '?' : c));
        return drawable.toString();
    }

    /** Cut with an ellipsis where it is wider than {@code width}. */
    public static String fit(String text, double size, double width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "\u2026", size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "\u2026";
    }

    /** For Java2D. */
    static Font awt() {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, open());
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("Java cannot use the font that comes with PDFBox", e);
        }
    }

    private static byte[] load() {
        try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("PDFBox has no font " + RESOURCE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read", e);
        }
    }

    private static TrueTypeFont metrics() {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read", e);
        }
    }

    private static CmapLookup glyphs() {
        try {
            return METRICS.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException("the font cannot be read", e);
        }
    }
}
