package org.deltarad.cohort.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.deltarad.cohort.figure.Axis;
import org.deltarad.cohort.figure.CurveFigure;
import org.deltarad.cohort.figure.HeatMapFigure;
import org.deltarad.cohort.figure.Series;

/** Clusters of patients (S0): quality of each number of clusters, and a heat map of the features that tell them apart. */
record ClusterSection(Path folder, Findings findings) {
    private static final List<String> INDICES = List.of("Calinski-Harabasz", "Davies-Bouldin", "silhouette");
    private static final int FEATURES = 40;

    void write(List<ScoreSet> scores) throws IOException {
        Optional<TextTable> quality = TextTable.read(folder.resolve("cluster-quality.csv"));
        if (quality.isPresent()) {
            quality(quality.get());
        }
        Optional<TextTable> ranking = TextTable.read(folder.resolve("feature-ranking.csv"));
        Optional<TextTable> values = TextTable.read(folder.resolve("harmonised.csv"));
        if (ranking.isPresent() && ranking.get().has("feature") && values.isPresent() && !scores.isEmpty()) {
            heatMap(ranking.get(), values.get(), scores.get(0));
        }
    }

    private void quality(TextTable table) {
        for (String index : INDICES) {
            if (table.has("clusters", index) && table.rows().size() > 1) {
                double[] x = table.numbers("clusters");
                double[] y = table.numbers(index);
                double chosen = table.rows().stream()
                        .filter(r -> table.cell(r, "chosen").matches("true|yes|1|chosen"))
                        .mapToDouble(r -> table.number(r, "clusters"))
                        .findFirst()
                        .orElse(Double.NaN);
                findings.figure(
                        new CurveFigure(
                                "cluster-quality-" + Findings.fileName(index),
                                "Quality of clusters: " + index,
                                index + " over the number of clusters",
                                clusters(x),
                                Axis.around(index, DoubleStream.of(y)),
                                List.of(Series.points("", x, y, new double[0], new double[0], 0)),
                                CurveFigure.Place.TOP_RIGHT,
                                new CurveFigure.Mark(chosen, "chosen")),
                        index
                                + (index.equals("Davies-Bouldin")
                                        ? ": the smaller, the better."
                                        : ": the larger, the better."));
            }
        }
    }

    private static Axis clusters(double[] x) {
        String[] names = new String[x.length];
        for (int n = 0; n < x.length; n++) {
            names[n] = Cells.plain(x[n]);
        }
        return new Axis("Clusters", x[0] - 0.5, x[x.length - 1] + 0.5, x, names);
    }

    private void heatMap(TextTable ranking, TextTable values, ScoreSet scores) {
        Map<String, List<String>> rowOf = new HashMap<>();
        values.rows().forEach(row -> rowOf.putIfAbsent(row.get(0), row));
        List<String> features = ranking.rows().stream()
                .map(row -> ranking.cell(row, "feature"))
                .filter(values.header()::contains)
                .limit(FEATURES)
                .toList();
        List<List<String>> columns = new ArrayList<>();
        int[] sizes = new int[scores.groups().size()];
        for (int g = 0; g < sizes.length; g++) {
            for (ScoreSet.Part part : scores.parts()) {
                for (int n = 0; n < part.ids().size(); n++) {
                    String id = part.ids().get(n);
                    if (part.group().get(n).equals(scores.groups().get(g)) && rowOf.containsKey(id)) {
                        columns.add(rowOf.get(id));
                        sizes[g]++;
                    }
                }
            }
        }
        if (features.isEmpty() || columns.isEmpty()) {
            return;
        }
        double[][] z = features.stream()
                .map(f -> columns.stream()
                        .mapToDouble(row -> values.number(row, f))
                        .toArray())
                .toArray(double[][]::new);
        findings.figure(
                new HeatMapFigure("cluster-map", "Features by cluster", features, z, scores.groups(), sizes),
                "Harmonised z of the " + features.size()
                        + " features that tell the clusters apart best, a column for each patient, cut at \u00b1 2.5.");
    }
}
