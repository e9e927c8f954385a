package org.deltarad.cohort.figure;

import java.util.List;
import org.deltarad.cohort.figure.Canvas.Lettering;

/**
 * Values of features (rows) of patients (columns), columns in their groups.
 *
 * @param z      [feature][patient], in standard deviations; NaN is left white
 * @param groups of the patients, ascending, with the group's name
 * @param sizes  patients of each group, in the order of the columns
 */
public record HeatMapFigure(
        String name, String title, List<String> features, double[][] z, List<String> groups, int[] sizes)
        implements Figure {
    private static final double LABEL = 210;
    private static final double RIGHT = 60;
    private static final double TOP = 26;
    private static final double RANGE = 2.5;
    private static final int NAMED = 60;
    private static final double KEY = 124;

    public HeatMapFigure {
        features = List.copyOf(features);
        groups = List.copyOf(groups);
    }

    @Override
    public String description() {
        return "Values of " + features.size() + " features in the patients of the groups " + String.join(", ", groups);
    }

    @Override
    public double width() {
        return 680;
    }

    private double row() {
        return features.size() <= NAMED ? 12 : Math.max(2, 720.0 / features.size());
    }

    @Override
    public double height() {
        return TOP + Math.max(KEY, row() * features.size()) + 10;
    }

    @Override
    public void draw(Canvas canvas) {
        int patients = z.length == 0 ? 0 : z[0].length;
        double gap = 5;
        double cell = (width() - LABEL - RIGHT - gap * (groups.size() - 1)) / Math.max(1, patients);
        double x = LABEL;
        int column = 0;
        for (int g = 0; g < groups.size(); g++) {
            canvas.text(
                    groups.get(g) + " (" + sizes[g] + ")",
                    x + cell * sizes[g] / 2,
                    TOP - 9,
                    Lettering.of(12).emphasised().middle());
            for (int n = 0; n < sizes[g]; n++, column++) {
                for (int f = 0; f < z.length; f++) {
                    if (Double.isFinite(z[f][column])) {
                        int rgb = Palette.diverging(z[f][column] / RANGE);
                        canvas.box(x + cell * n, TOP + row() * f, cell, row(), rgb, 1);
                    }
                }
            }
            x += cell * sizes[g] + gap;
        }
        for (int f = 0; f < features.size() && features.size() <= NAMED; f++) {
            canvas.text(
                    Typeface.fit(features.get(f), 10, LABEL - 12),
                    LABEL - 6,
                    TOP + row() * f + 9.5,
                    Lettering.of(10).end());
        }
        drawKey(canvas);
    }

    private void drawKey(Canvas canvas) {
        double x = width() - RIGHT + 12;
        for (int n = 0; n < 20; n++) {
            canvas.box(x, TOP + 6 * n, 10, 6.3, Palette.diverging(1 - n / 9.5), 1);
        }
        canvas.text("+2.5", x + 14, TOP + 9, Lettering.of(10));
        canvas.text("0", x + 14, TOP + 63, Lettering.of(10));
        canvas.text("\u22122.5", x + 14, TOP + 120, Lettering.of(10));
        canvas.text("z", x + 1, TOP - 6, Lettering.of(11));
    }
}
