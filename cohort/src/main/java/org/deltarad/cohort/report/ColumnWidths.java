package org.deltarad.cohort.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.cohort.figure.Typeface;

/** Widths of a table's columns: as wide as their text wants, narrowed where all do not fit. */
final class ColumnWidths {
    private ColumnWidths() {}

    static double[] of(Block.Rows table, double size, double width, double padding) {
        int columns = table.header().size();
        double[] wanted = new double[columns];
        double[] least = new double[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            List<String> cells = Stream.concat(
                            Stream.of(table.header().get(c)),
                            table.rows().stream().map(r -> r.get(column)))
                    .map(Typeface::drawable)
                    .toList();
            wanted[c] = padding
                    + 2
                    + cells.stream()
                            .mapToDouble(t -> Typeface.width(t, size))
                            .max()
                            .orElse(0);
            least[c] = padding
                    + 2
                    + cells.stream()
                            .flatMap(t -> Arrays.stream(t.split(" ", -1)))
                            .mapToDouble(t -> Typeface.width(t, size))
                            .max()
                            .orElse(0);
        }
        return shared(wanted, least, width);
    }

    /** All that is wanted where it fits; else the longest words where they fit, and the rest in proportion. */
    private static double[] shared(double[] wanted, double[] least, double width) {
        double all = Arrays.stream(wanted).sum();
        double words = Arrays.stream(least).sum();
        double[] widths = new double[wanted.length];
        for (int c = 0; c < widths.length; c++) {
            if (all <= width) {
                widths[c] = wanted[c] + (width - all) / widths.length;
            } else if (words <= width) {
                widths[c] = least[c] + (width - words) * (wanted[c] - least[c]) / Math.max(1e-9, all - words);
            } else {
                double fair = width / widths.length;
                double over =
                        Arrays.stream(least).map(v -> Math.max(0, v - fair)).sum();
                double under =
                        Arrays.stream(least).map(v -> Math.max(0, fair - v)).sum();
                widths[c] = least[c] <= fair ? least[c] : fair + under * (least[c] - fair) / over;
            }
        }
        return widths;
    }
}
