package org.deltarad.node.picture.page;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawerDefaultFonts;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A {@link ReportPage} as pixels and as PDF. */
public final class PageFormats {
    /** Pixels per point. */
    private static final int PIXELS = 2;

    private PageFormats() {}

    /** The page as an RGB image of 1684 x 1190 pixels. */
    public static BufferedImage image(ReportPage page) {
        BufferedImage image =
                new BufferedImage(ReportPage.WIDTH * PIXELS, ReportPage.HEIGHT * PIXELS, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(PIXELS, PIXELS);
            page.draw(g);
        } finally {
            g.dispose();
        }
        return image;
    }

    /**
     * The page as a PDF of one page, with text that can be searched where Latin-1 has its letters.
     *
     * @throws IOException when PDFBox cannot write it
     */
    public static byte[] pdf(ReportPage page) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage sheet = new PDPage(new PDRectangle(ReportPage.WIDTH, ReportPage.HEIGHT));
            document.addPage(sheet);
            document.setDocumentInformation(information(page));
            document.setDocumentId((long) page.report().sopInstanceUid().hashCode());
            PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, ReportPage.WIDTH, ReportPage.HEIGHT);
            try {
                g.setFontTextDrawer(new PdfBoxGraphics2DFontTextDrawerDefaultFonts());
                page.draw(g);
            } finally {
                g.dispose();
            }
            try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
                content.drawForm(g.getXFormObject());
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static PDDocumentInformation information(ReportPage page) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle("DeltaRad delta radiomics (research use only)");
        information.setProducer("DeltaRad " + page.report().device().version());
        Calendar created = GregorianCalendar.from(
                page.report().created().atZone(TimeZone.getDefault().toZoneId()));
        information.setCreationDate(created);
        return information;
    }
}
