package org.deltarad.cohort.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.evaluate.Nomogram;
import org.deltarad.cohort.evaluate.NomogramScale;
import org.deltarad.cohort.figure.Canvas.Lettering;
import org.deltarad.cohort.figure.Canvas.Pen;

/**
 * A nomogram as rms draws it: points, a scale for each variable, total points, and a scale for each probability.
 *
 * @param variables scales of values over points
 * @param outcomes  scales of probabilities over total points
 */
public record NomogramFigure(String name, String title, List<NomogramScale> variables, List<NomogramScale> outcomes)
        implements Figure {
    private static final double LABEL = 190;
    private static final double RIGHT = 26;
    private static final double ROW = 46;
    private static final double TOP = 30;
    private static final double LARGEST = 100;
    private static final Pen LINE = new Pen(Palette.INK, 1.3);

    public NomogramFigure {
        variables = List.copyOf(variables);
        outcomes = List.copyOf(outcomes);
    }

    /** Of a model. */
    public static NomogramFigure of(String name, String title, Nomogram nomogram) {
        List<NomogramScale> scales = nomogram.scales();
        int variables = nomogram.variables().size();
        return new NomogramFigure(name, title, scales.subList(0, variables), scales.subList(variables, scales.size()));
    }

    @Override
    public String description() {
        return "Nomogram: read the points of each variable on the first line, add them up, and read the probability below"
                + " the total. Variables: "
                + String.join(", ", variables.stream().map(NomogramScale::name).toList()) + ".";
    }

    @Override
    public double width() {
        return 640;
    }

    @Override
    public double height() {
        return TOP + ROW * (variables.size() + outcomes.size() + 2) - 8;
    }

    @Override
    public void draw(Canvas canvas) {
        double y = TOP;
        double most = variables.stream()
                .mapToDouble(v -> Arrays.stream(v.points()).max().orElse(0))
                .sum();
        double[] points =
                IntStream.rangeClosed(0, 10).mapToDouble(n -> 10.0 * n).toArray();
        drawScale(canvas, new NomogramScale("Points", points, points), LARGEST, y);
        for (NomogramScale scale : variables) {
            y += ROW;
            drawScale(canvas, scale, LARGEST, y);
        }
        Axis total = Axis.of("Total points", 0, most);
        double end = Math.max(most, total.ticks()[total.ticks().length - 1]);
        y += ROW;
        drawScale(canvas, new NomogramScale("Total points", total.ticks(), total.ticks()), end, y);
        for (NomogramScale scale : outcomes) {
            y += ROW;
            drawScale(canvas, scale, end, y);
        }
    }

    private void drawScale(Canvas canvas, NomogramScale scale, double largest, double y) {
        canvas.text(Typeface.fit(scale.name(), 12, LABEL - 14), 6, y + 4, Lettering.of(12));
        double[] at = Arrays.stream(scale.points())
                .map(p -> LABEL + p / largest * (width() - LABEL - RIGHT))
                .toArray();
        if (at.length == 0) {
            canvas.text("outside 0.01 to 0.99", LABEL, y + 4, Lettering.of(11).in(Palette.QUIET));
            return;
        }
        canvas.line(
                Arrays.stream(at).min().orElseThrow(),
                y,
                Arrays.stream(at).max().orElseThrow(),
                y,
                LINE);
        drawTicks(canvas, scale, at, y);
    }

    /** Marks, and names of those that have room: the ends first, then from left to right. */
    private static void drawTicks(Canvas canvas, NomogramScale scale, double[] at, double y) {
        boolean[] named = new boolean[at.length];
        for (int pass = 0; pass < 2; pass++) {
            for (int n = 0; n < at.length; n++) {
                boolean end = n == 0 || n == at.length - 1;
                if (end == (pass == 0) && free(scale, at, named, n)) {
                    named[n] = true;
                    canvas.text(
                            text(scale.value()[n]),
                            at[n],
                            y - 9,
                            Lettering.of(11).middle());
                }
                canvas.line(at[n], y, at[n], y - 6, LINE);
            }
        }
    }

    private static boolean free(NomogramScale scale, double[] at, boolean[] named, int n) {
        double own = Typeface.width(text(scale.value()[n]), 11);
        for (int k = 0; k < at.length; k++) {
            double room = (own + Typeface.width(text(scale.value()[k]), 11)) / 2 + 4;
            if (named[k] && Math.abs(at[k] - at[n]) < room) {
                return false;
            }
        }
        return true;
    }

    private static String text(double value) {
        return Axis.text(Math.rint(value * 1000) / 1000);
    }
}
