package org.deltarad.node.picture.page;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.dicom.Tag;
import org.deltarad.report.Report;
import org.deltarad.report.TimePoint;
import org.deltarad.report.TimePoint.Role;

/**
 * A report on one landscape page of {@value #WIDTH} x {@value #HEIGHT} points (A4). It carries the patient's name and ID, as
 * any page that may be printed does. "Research use only" stands in its head, at every score and in its foot.
 *
 * @param report what it says
 * @param slices of the report's time points, in their order
 */
public record ReportPage(Report report, List<KeySlice> slices) {
    /** Points. */
    public static final int WIDTH = 842;
    /** Points. */
    public static final int HEIGHT = 595;

    private static final double MARGIN = 28;
    private static final double TOP = 84;
    private static final double MIDDLE = 318;
    private static final double FOOT = HEIGHT - 34;
    private static final double SCORES = 300;
    private static final double GAP = 14;
    private static final int NOTES = 34;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    /** @throws IllegalArgumentException when there is not one slice per time point */
    public ReportPage {
        slices = List.copyOf(slices);
        if (slices.size() != report.timePoints().size()) {
            throw new IllegalArgumentException(
                    report.timePoints().size() + " time points have " + slices.size() + " slices");
        }
    }

    /** Draws the page on white; one unit is a point. */
    public void draw(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        head(g);
        double room = WIDTH - 2 * MARGIN - SCORES - GAP;
        double each = (room - GAP) / 2;
        for (int n = 0; n < slices.size(); n++) {
            panel(n).draw(g, new Rectangle2D.Double(MARGIN + n * (each + GAP), TOP, each, MIDDLE - TOP));
        }
        double scores = slices.size() == 1 ? MARGIN + each + GAP : MARGIN + room + GAP;
        new ScorePanel(report.scores())
                .draw(g, new Rectangle2D.Double(scores, TOP, WIDTH - MARGIN - scores, MIDDLE - TOP));
        new ChangePanel(report)
                .draw(
                        g,
                        new Rectangle2D.Double(
                                MARGIN, MIDDLE + 12, WIDTH - 2 * MARGIN, FOOT - NOTES - 8 - MIDDLE - 12));
        notes(g);
        foot(g);
    }

    private void head(Graphics2D g) {
        Ink.line(g, "DeltaRad delta radiomics", Ink.font(Font.BOLD, Ink.TITLE), Ink.TEXT, MARGIN, 40, 400);
        Ink.lineTo(g, "RESEARCH USE ONLY", Ink.font(Font.BOLD, Ink.TITLE), Ink.WARNING, WIDTH - MARGIN, 40);
        String patient = String.join(
                "   ",
                report.subject()
                        .patientName()
                        .map(ReportPage::written)
                        .filter(n -> !n.isBlank())
                        .orElse("(no name)"),
                "ID " + report.subject().patientId(),
                report.subject().birthDate().map(d -> "born " + d).orElse(""),
                report.subject().sex().orElse(""));
        Ink.line(g, patient.strip(), Ink.font(Font.BOLD, Ink.HEADING), Ink.TEXT, MARGIN, 57, WIDTH - 2 * MARGIN - 200);
        Ink.lineTo(g, interval().orElse(""), Ink.font(Font.BOLD, Ink.HEADING), Ink.TEXT, WIDTH - MARGIN, 57);
        g.setColor(Ink.RULE);
        g.fill(new Rectangle2D.Double(MARGIN, 65, WIDTH - 2 * MARGIN, 0.8));
    }

    /** A PN value (PS3.5 6.2.1) in the first form that it has: alphabetic, ideographic, phonetic. */
    private static String written(String name) {
        for (String group : name.split("=", -1)) {
            String words = group.replace('^', ' ').strip().replaceAll(" +", " ");
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    private Optional<String> interval() {
        Optional<LocalDateTime> from = report.baseline().acquired();
        Optional<LocalDateTime> to = report.midTreatment().flatMap(TimePoint::acquired);
        return from.isPresent() && to.isPresent()
                ? Optional.of(ChronoUnit.DAYS.between(
                                from.get().toLocalDate(), to.get().toLocalDate()) + " days between the scans")
                : Optional.empty();
    }

    private SlicePanel panel(int n) {
        TimePoint t = report.timePoints().get(n);
        KeySlice s = slices.get(n);
        boolean baseline = t.role() == Role.BASELINE;
        String heading = (baseline ? "Baseline" : "Mid-treatment")
                + t.acquired().map(a -> ", " + DAY.format(a)).orElse("");
        String caption = String.format(
                Locale.ROOT,
                "slice %d of %d, %s %.1f cm\u00B2, %s %s",
                s.number(),
                s.slices(),
                t.roi().label(),
                s.areaMm2() / 100,
                t.modality(),
                t.seriesDescription());
        return new SlicePanel(s, heading, caption.strip(), baseline ? Ink.BASELINE : Ink.MID_TREATMENT);
    }

    private void notes(Graphics2D g) {
        List<String> notes = new ArrayList<>();
        for (TimePoint t : report.timePoints()) {
            t.series().notes().remarks().forEach(notes::add);
            String loss = t.series().notes().lossyCompression();
            if (!loss.isEmpty()) {
                notes.add("lossy compression: " + loss);
            }
        }
        if (!notes.isEmpty()) {
            Ink.paragraph(
                    g,
                    "Notes: " + String.join("; ", notes.stream().distinct().toList()),
                    Ink.font(Font.PLAIN, Ink.SMALL),
                    Ink.QUIET,
                    MARGIN,
                    FOOT - NOTES + 8,
                    WIDTH - 2 * MARGIN,
                    FOOT - 6);
        }
    }

    private void foot(Graphics2D g) {
        g.setColor(Ink.RULE);
        g.fill(new Rectangle2D.Double(MARGIN, FOOT, WIDTH - 2 * MARGIN, 0.8));
        Font small = Ink.font(Font.PLAIN, Ink.SMALL);
        String made = "Structured Report %s   study %s   made %s by DeltaRad %s, preset %s"
                .formatted(
                        report.sopInstanceUid(),
                        report.subject()
                                .attributes()
                                .string(Tag.StudyDescription)
                                .orElse("without description"),
                        DAY.format(report.created()),
                        report.device().version(),
                        report.extraction());
        Ink.line(g, made, small, Ink.QUIET, MARGIN, FOOT + 11, WIDTH - 2 * MARGIN);
        Ink.line(
                g,
                "Research use only. Not for diagnosis or for decisions on treatment. The Structured Report has all features"
                        + " and how they were computed.",
                small,
                Ink.QUIET,
                MARGIN,
                FOOT + 21,
                WIDTH - 2 * MARGIN);
    }
}
