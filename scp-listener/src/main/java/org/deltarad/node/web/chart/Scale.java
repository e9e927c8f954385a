package org.deltarad.node.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A linear axis from values to pixels, with round numbers at its ticks. */
record Scale(double low, double high, double from, double to) {

    /** An axis whose ends are round, around some values. */
    static Scale around(double low, double high, double from, double to) {
        double step = step(high - low);
        double begin = Math.floor(low / step) * step;
        double end = Math.ceil(high / step) * step;
        return new Scale(begin, end > begin ? end : begin + step, from, to);
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    List<Double> ticks() {
        double step = step(high - low);
        List<Double> ticks = new ArrayList<>();
        for (long n = Math.round(Math.ceil(low / step - 1e-9)); n * step <= high + step * 1e-9; n++) {
            ticks.add(n * step);
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten, for about five steps. */
    private static double step(double span) {
        double raw = (span > 0 ? span : 1) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    /** A tick's number, as short as it can be told from its neighbours. */
    String label(double tick) {
        int digits = (int) Math.max(0, -Math.floor(Math.log10(step(high - low)) + 1e-9));
        String text = String.format(Locale.ROOT, "%." + digits + "f", tick);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text.replace('-', '\u2212');
    }
}
