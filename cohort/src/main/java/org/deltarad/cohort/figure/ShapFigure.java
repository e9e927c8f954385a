package org.deltarad.cohort.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.figure.Canvas.Lettering;
import org.deltarad.cohort.figure.Canvas.Pen;

/**
 * SHAP values of all patients, a row for each feature, the most important first, coloured by the feature's value.
 *
 * @param shap  [patient][feature], in units of the score
 * @param value [patient][feature]
 */
public record ShapFigure(String name, String title, List<String> features, double[][] shap, double[][] value)
        implements Figure {
    private static final double ROW = 34;
    private static final double LABEL = 260;
    private static final double RIGHT = 70;
    private static final double BOTTOM = 48;
    private static final double DOT = 5;
    private static final int LARGEST = 15;

    /** Distance of dots of one place above each other, in pixels. */
    private static final double STEP = 3;

    public ShapFigure {
        features = List.copyOf(features);
    }

    @Override
    public String description() {
        return "SHAP values of " + shap.length + " patients, features by mean absolute value: "
                + String.join(", ", order().map(features::get).toList());
    }

    private java.util.stream.Stream<Integer> order() {
        double[] mean = IntStream.range(0, features.size())
                .mapToDouble(f ->
                        Arrays.stream(shap).mapToDouble(row -> Math.abs(row[f])).sum())
                .toArray();
        return IntStream.range(0, features.size())
                .boxed()
                .sorted((a, b) -> Double.compare(mean[b], mean[a]))
                .limit(LARGEST);
    }

    @Override
    public double width() {
        return 640;
    }

    @Override
    public double height() {
        return 8 + ROW * Math.min(LARGEST, features.size()) + BOTTOM;
    }

    @Override
    public void draw(Canvas canvas) {
        List<Integer> order = order().toList();
        Axis scale = Axis.around(
                "SHAP value (change of the score)", Arrays.stream(shap).flatMapToDouble(Arrays::stream));
        double plot = width() - LABEL - RIGHT;
        Frame frame =
                new Frame(scale, new Axis("", 0, 1, new double[0], new String[0]), LABEL, 8, plot, ROW * order.size());
        frame.draw(canvas);
        if (scale.low() <= 0 && scale.high() >= 0) {
            canvas.line(frame.atX(0), 8, frame.atX(0), 8 + frame.height(), new Pen(Palette.QUIET, 1));
        }
        for (int n = 0; n < order.size(); n++) {
            int f = order.get(n);
            double middle = 8 + ROW * n + ROW / 2;
            canvas.text(
                    Typeface.fit(features.get(f), 12, LABEL - 14),
                    LABEL - 8,
                    middle + 4,
                    Lettering.of(12).end());
            drawDots(canvas, frame, f, middle);
        }
        drawKey(canvas, frame);
    }

    private void drawDots(Canvas canvas, Frame frame, int feature, double middle) {
        double[] values = Arrays.stream(value).mapToDouble(r -> r[feature]).toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        double sd = Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
        int[] places = new int[(int) frame.width() + 1];
        for (int n = 0; n < shap.length; n++) {
            double x = frame.atX(shap[n][feature]);
            int place = (int) Math.max(0, Math.min(places.length - 1, (x - frame.left()) / DOT));
            int stack = places[place]++;
            double shift = Math.min(ROW / 2 - DOT, Math.floorDiv(stack + 1, 2) * STEP) * (stack % 2 == 0 ? 1 : -1);
            canvas.marker(Marker.CIRCLE, x, middle + shift, DOT, colour(values[n], mean, sd));
        }
    }

    private static int colour(double value, double mean, double sd) {
        double z = sd > 0 ? (value - mean) / sd / 1.5 : 0;
        return Palette.diverging(Math.abs(z) < 0.25 ? Math.copySign(0.25, z) : z);
    }

    private void drawKey(Canvas canvas, Frame frame) {
        double x = frame.left() + frame.width() + 14;
        double top = frame.top() + 16;
        double height = Math.max(20, Math.min(120, frame.height() - 32));
        for (int n = 0; n < 20; n++) {
            canvas.box(x, top + height * n / 20, 10, height / 20 + 0.3, Palette.diverging(1 - n / 9.5), 1);
        }
        canvas.text("high", x + 14, top + 8, Lettering.of(11));
        canvas.text("low", x + 14, top + height, Lettering.of(11));
        canvas.text("value", x - 4, top - 6, Lettering.of(11));
    }
}
