package org.deltarad.node.picture.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    /** Pages are kept there to be looked at. */
    private static final Path SHOWN = Path.of("target", "pages");

    private static String text(ReportPage page, String name) throws Exception {
        Files.createDirectories(SHOWN);
        byte[] pdf = PageFormats.pdf(page);
        Files.write(SHOWN.resolve(name + ".pdf"), pdf);
        ImageIO.write(
                PageFormats.image(page), "png", SHOWN.resolve(name + ".png").toFile());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void saysScoreGroupCutoffIntervalChangeAndWarnings() throws Exception {
        ReportPage page = SamplePage.of(
                2,
                List.of(
                        SamplePage.scored(0.347, List.of("EchoTime 95 ms is outside the cohort's 80 to 92 ms")),
                        SamplePage.notScored()));

        String text = text(page, "delta");

        assertThat(text)
                .contains("RESEARCH USE ONLY", "Delta_rad", "Score 0.347: high risk", "cut-off 0.120")
                .contains("23 days between the scans", "Baseline, 2026-01-05", "Mid-treatment, 2026-01-28")
                .contains("EchoTime 95 ms is outside", "No score", "padding")
                .contains(page.report().subject().patientId());
        double change = page.report().deltas().get("original_glcm_Autocorrelation");
        assertThat(text).contains("original_glcm_Autocorrelation", String.format(Locale.ROOT, "%+.2f", change));
    }

    @Test
    void aWithheldScoreShowsItsReasonAndNoNumber() throws Exception {
        String text = text(SamplePage.of(2, List.of(SamplePage.withheld())), "withheld");

        assertThat(text).contains("Score withheld", "63 days from baseline").doesNotContain("high risk", "low risk");
    }

    @Test
    void oneTimePointHasNoChange() throws Exception {
        String text = text(SamplePage.of(1, List.of(SamplePage.notScored())), "baseline");

        assertThat(text).contains("Baseline, 2026-01-05").doesNotContain("Mid-treatment", "days between", "Change");
    }

    @Test
    void theSameReportGivesTheSameBytes() throws Exception {
        ReportPage page = SamplePage.of(1, List.of());

        assertThat(PageFormats.pdf(page)).isEqualTo(PageFormats.pdf(page));
    }

    @Test
    void pictureHasTheImageAndTheContourInTheColourOfTheTimePoint() throws Exception {
        BufferedImage image = PageFormats.image(SamplePage.of(2, List.of()));

        assertThat(image.getWidth()).isEqualTo(1684);
        assertThat(image.getHeight()).isEqualTo(1190);
        assertThat(count(image, Ink.BASELINE.getRGB())).isGreaterThan(200);
        assertThat(count(image, Ink.MID_TREATMENT.getRGB())).isGreaterThan(200);
    }

    private static int count(BufferedImage image, int rgb) {
        int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        int count = 0;
        for (int p : all) {
            count += p == rgb ? 1 : 0;
        }
        return count;
    }

    @Test
    void keySliceIsTheOneOfLargestAreaInMillimetres() {
        Geometry g = new Geometry(
                new GridSize(3, 2, 3),
                new Vector3(0, 0, 0),
                new Vector3(2, 0.5, 7),
                new Vector3(1, 0, 0),
                new Vector3(0, 1, 0),
                new Vector3(0, 0, 1));
        boolean[] inside = new boolean[18];
        inside[0] = true;
        inside[6 + 1] = true;
        inside[6 + 5] = true;
        inside[12] = true;
        double[] values = new double[18];
        values[6 + 5] = 90;

        KeySlice slice = KeySlice.of(new Volume(g, values), "MR", new Mask(g, inside));

        assertThat(slice.number()).isEqualTo(2);
        assertThat(slice.areaMm2()).isEqualTo(2.0);
        assertThat(slice.inside(1, 0)).isTrue();
        assertThat(slice.inside(2, 1)).isTrue();
        assertThat(slice.inside(0, 0)).isFalse();
        assertThat(slice.inside(3, 1)).isFalse();
        assertThat(slice.grey()[5]).isEqualTo((byte) 255);
        assertThat(slice.grey()[0]).isZero();
    }
}
