package org.deltarad.cohort.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.evaluate.ClinicalImpact;
import org.deltarad.cohort.evaluate.DecisionCurve;
import org.deltarad.cohort.evaluate.Nomogram;
import org.deltarad.cohort.evaluate.NomogramOutcome;
import org.deltarad.cohort.evaluate.NomogramVariable;
import org.deltarad.cohort.evaluate.RocCurve;
import org.deltarad.cohort.survival.Band;
import org.deltarad.cohort.survival.KaplanMeier;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Figures have their curves at the right places, in files that are the same each time. */
class FiguresTest {
    /** Figures are kept there to be looked at. */
    private static final Path SHOWN = Path.of("target", "figures");

    /** Pixels; SVG coordinates have two decimals. */
    private static final double ROUNDED = 0.006;

    private static final SurvivalTimes Y = SurvivalTimes.of(
            new double[] {5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45, 48},
            new boolean[] {true, true, false, true, false, true, true, true, false, true, true, false});

    private static Document parsed(Figure figure) throws Exception {
        FigureFiles.write(SHOWN, new Sheet(figure, "Research use only"));
        byte[] svg = FigureFiles.svg(figure).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }

    /** Corners of the line of a name. */
    private static double[][] line(Document svg, String name) {
        NodeList lines = svg.getElementsByTagName("polyline");
        for (int n = 0; n < lines.getLength(); n++) {
            Element line = (Element) lines.item(n);
            if (line.getTextContent().equals(name)) {
                return Arrays.stream(line.getAttribute("points").split(" ", -1))
                        .map(p -> Arrays.stream(p.split(",", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray())
                        .toArray(double[][]::new);
            }
        }
        throw new AssertionError("no line " + name);
    }

    private static List<Element> texts(Document svg, String text) {
        List<Element> found = new ArrayList<>();
        NodeList texts = svg.getElementsByTagName("text");
        for (int n = 0; n < texts.getLength(); n++) {
            if (texts.item(n).getTextContent().equals(text)) {
                found.add((Element) texts.item(n));
            }
        }
        return found;
    }

    private static double number(Element e, String attribute) {
        return Double.parseDouble(e.getAttribute(attribute));
    }

    private static KaplanMeierFigure.Group group(String name, SurvivalTimes y) {
        KaplanMeier km = KaplanMeier.of(y);
        double[][] band = km.band(Band.LOG, 0.95);
        return new KaplanMeierFigure.Group(
                name, km.time(), km.atRisk(), km.events(), km.censored(), km.survival(), band[0], band[1]);
    }

    private static KaplanMeierFigure kaplanMeier() {
        return new KaplanMeierFigure(
                "km",
                "Kaplan-Meier",
                Axis.followUp("Follow-up (months)", 48),
                "progression",
                List.of(group("LOW <a & b>", Y), group("HIGH", Y.rows(0, 1, 3, 5, 6))),
                "log-rank p = 0.02");
    }

    /** Steps are at the event times, at the heights of the R-checked {@link KaplanMeier}. */
    @Test
    void kaplanMeierHasItsStepsAtTheEventTimesAndTheNumbersAtRisk() throws Exception {
        Document svg = parsed(kaplanMeier());
        double[] x0 = {number(texts(svg, "0").get(0), "x"), 0};
        Element twelve = texts(svg, "12").get(0);
        double month = (number(twelve, "x") - number(texts(svg, "0").get(1), "x")) / 12;
        x0[0] = number(twelve, "x") - 12 * month;
        double top = number(texts(svg, "1").get(0), "y");
        double bottom = number(texts(svg, "0").get(0), "y");
        double[][] line = line(svg, "LOW <a & b>");
        KaplanMeier km = KaplanMeier.of(Y);
        assertThat(line).hasDimensions(2 * km.time().length + 1, 2);
        assertThat(line[0][0]).isCloseTo(x0[0], within(ROUNDED));
        for (int n = 0; n < km.time().length; n++) {
            double x = x0[0] + month * km.time()[n];
            double y = bottom - 4 + (top - bottom) * km.survival()[n];
            assertThat(line[2 * n + 1][0]).as("step at %s", km.time()[n]).isCloseTo(x, within(4 * ROUNDED));
            assertThat(line[2 * n + 1][1]).isEqualTo(line[2 * n][1]);
            assertThat(line[2 * n + 2][1]).isCloseTo(y, within(2 * ROUNDED));
        }
        List<Element> header = texts(svg, "Number at risk");
        assertThat(header).hasSize(1);
        double row = number(header.get(0), "y") + 18;
        int[] expected = km.atRisk(0, 12, 24, 36, 48);
        for (int n = 0; n < expected.length; n++) {
            double x = x0[0] + 12 * n * month;
            assertThat(texts(svg, Integer.toString(expected[n])))
                    .as("at risk at %s months", 12 * n)
                    .anySatisfy(e -> {
                        assertThat(number(e, "x")).isCloseTo(x, within(4 * ROUNDED));
                        assertThat(number(e, "y")).isCloseTo(row, within(ROUNDED));
                    });
        }
    }

    @Test
    void theSameFigureGivesTheSameBytesAndAPngOfTwiceItsSize() throws IOException {
        Figure sheet = new Sheet(kaplanMeier(), "Research use only");
        byte[] png = FigureFiles.png(sheet);
        assertThat(FigureFiles.png(new Sheet(kaplanMeier(), "Research use only")))
                .isEqualTo(png);
        assertThat(FigureFiles.svg(sheet))
                .isEqualTo(FigureFiles.svg(new Sheet(kaplanMeier(), "Research use only")))
                .contains("Research use only", "LOW &lt;a &amp; b&gt;");
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo((int) (2 * sheet.width()));
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        SHOWN.toFile().mkdirs();
        Files.write(SHOWN.resolve("km-test.png"), png);
    }

    @Test
    void rocCurveGoesFromCornerToCornerThroughItsPoints() throws Exception {
        double[] score = {0.1, 0.4, 0.35, 0.8};
        RocCurve curve = RocCurve.of(score, new boolean[] {false, false, true, true});
        Document svg = parsed(CurveFigure.roc("roc", "ROC", List.of(new CurveFigure.Named<>("AUC 0.75", curve))));
        double[][] line = line(svg, "AUC 0.75");
        double left = line[line.length - 1][0];
        double right = line[0][0];
        double bottom = line[line.length - 1][1];
        double top = line[0][1];
        assertThat(right - left).isGreaterThan(400);
        assertThat(bottom - top).isGreaterThan(300);
        double area = 0;
        for (int n = 1; n < line.length; n++) {
            area += (line[n - 1][0] - line[n][0]) * (bottom - (line[n - 1][1] + line[n][1]) / 2);
        }
        assertThat(area / (right - left) / (bottom - top))
                .as("area under the drawn line")
                .isCloseTo(0.75, within(1e-3));
    }

    @Test
    void decisionAndImpactCurvesAreDrawnOverThresholds() throws Exception {
        double[] risk = {0.75, 0.7, 0.6, 0.65, 0.5, 0.55, 0.45, 0.35, 0.3, 0.25, 0.2, 0.1};
        double[] thresholds = {0.1, 0.3, 0.5, 0.7};
        Document svg = parsed(CurveFigure.decision(
                "dca",
                "Decision curve",
                List.of(new CurveFigure.Named<>("Model", DecisionCurve.at(Y, risk, 24, thresholds)))));
        assertThat(line(svg, "Model")).as("all thresholds have a benefit").hasDimensions(4, 2);
        assertThat(line(svg, "Treat none")).hasDimensions(2, 2);
        ClinicalImpact impact = ClinicalImpact.at(Y, risk, 24, thresholds);
        assertThat(impact.highRisk()[0]).isEqualTo(1000);
        assertThat(impact.highRiskWithEvent()[0])
                .as("all patients: 1 - Kaplan-Meier")
                .isCloseTo(1000 * (1 - KaplanMeier.of(Y).at(24)), within(1e-9));
        double[][] high = line(parsed(CurveFigure.impact("impact", "Impact", impact)), "High risk");
        assertThat(high).hasDimensions(4, 2);
        assertThat(high[0][1]).isLessThan(high[3][1]);
    }

    /** Points of a value, and the probability below the total, stand where the nomogram's functions say. */
    @Test
    void nomogramMarksStandAtTheirPoints() throws Exception {
        Nomogram nomogram = Nomogram.of(
                List.of(new NomogramVariable("Score", 0.8, -3, 3), new NomogramVariable("Age (years)", -0.02, 30, 80)),
                List.of(new NomogramOutcome.Survival("Risk at 60 months", 0.4, 0)));
        NomogramFigure figure = NomogramFigure.of("nomogram", "Nomogram", nomogram);
        Document svg = parsed(figure);
        double zero = number(texts(svg, "0").get(0), "x");
        double hundred = number(texts(svg, "100").get(0), "x");
        assertThat(number(texts(svg, "80").get(1), "x"))
                .as("age 80 has no points: the better end")
                .isCloseTo(zero, within(ROUNDED));
        assertThat(number(texts(svg, "30").get(1), "x"))
                .as("age 30 is worth 1.0 of the 4.8 of the score")
                .isCloseTo(zero + (hundred - zero) * 1.0 / 4.8, within(2 * ROUNDED));
        assertThat(texts(svg, "Risk at 60 months")).hasSize(1);
        assertThat(texts(svg, "0.5")).hasSize(1);
    }

    @Test
    void pathsBarsForestsShapAndHeatMapsAreDrawn() throws Exception {
        double[] lambda = {0.3, 0.2, 0.1, 0.05};
        double[][] beta = {{0, 0, 0}, {0.2, 0, 0}, {0.4, -0.1, 0}, {0.5, -0.3, 0.1}};
        Document path = parsed(PathFigure.coefficients("path", "Path", lambda, List.of("a", "b", "c"), beta, 2));
        assertThat(line(path, "a")[1][1]).isGreaterThan(line(path, "a")[3][1]);
        assertThat(texts(path, "c")).as("not in the chosen model").isEmpty();
        Document deviance = parsed(PathFigure.deviance(
                "deviance", "Deviance", lambda, new double[] {8, 7.5, 7.2, 7.4}, new double[] {.2, .2, .2, .2}, 2));
        assertThat(deviance.getElementsByTagName("polygon").getLength()).isPositive();
        Document forest = parsed(new RowsFigure(
                "forest",
                "Hazard ratios",
                "",
                Axis.logarithmic("Hazard ratio", 0.1, 10),
                0,
                List.of(
                        new RowsFigure.Row("High vs low", Math.log10(3.3), Math.log10(1.4), Math.log10(8), "3.3"),
                        new RowsFigure.Row("Not computable", Double.NaN, Double.NaN, Double.NaN, "\u2013")),
                false));
        assertThat(texts(forest, "3.3")).hasSize(1);
        double[][] shap = new double[40][2];
        double[][] value = new double[40][2];
        double[][] z = new double[2][40];
        for (int n = 0; n < 40; n++) {
            value[n][0] = Math.sin(n);
            value[n][1] = Math.cos(3 * n);
            shap[n][0] = 0.2 * value[n][0];
            shap[n][1] = -0.7 * value[n][1];
            z[0][n] = value[n][0];
            z[1][n] = n == 3 ? Double.NaN : value[n][1];
        }
        Document summary = parsed(new ShapFigure("shap", "SHAP", List.of("first", "second"), shap, value));
        assertThat(number(texts(summary, "second").get(0), "y"))
                .as("the more important feature is on top")
                .isLessThan(number(texts(summary, "first").get(0), "y"));
        assertThat(summary.getElementsByTagName("circle").getLength()).isEqualTo(80);
        Document map = parsed(new HeatMapFigure(
                "map", "Clusters", List.of("first", "second"), z, List.of("C1", "C2"), new int[] {25, 15}));
        assertThat(map.getElementsByTagName("polygon").getLength()).isEqualTo(79 + 20);
    }
}
