package org.deltarad.cohort.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.figure.Axis;
import org.deltarad.cohort.figure.KaplanMeierFigure;
import org.deltarad.cohort.figure.RowsFigure;
import org.deltarad.cohort.survival.CoxCoefficient;
import org.deltarad.cohort.survival.CoxOptions;
import org.deltarad.cohort.survival.CoxRegression;

/** Risk groups: their Kaplan-Meier curves and hazard ratios. */
record GroupSection(StudyFacts facts, String endpoint, List<ScoreSet> scores, Findings findings) {
    private static final List<String> CURVE = List.of("group", "time", "at risk", "events", "censored", "survival");

    /** Kaplan-Meier curves as the evaluation left them. */
    void curves(TextTable curves, Optional<TextTable> evaluation) {
        if (!curves.header().containsAll(CURVE)) {
            findings.add(new Block.Notice("kaplan-meier.csv has other columns than are known: " + curves.header()));
            return;
        }
        for (String id : curves.distinct("signature")) {
            for (String part : List.of(ScoreSet.TRAINING, ScoreSet.VALIDATION)) {
                TextTable rows = curves.where("signature", id).where("part", part);
                if (!rows.rows().isEmpty()) {
                    curve(
                            id,
                            part,
                            rows,
                            evaluation.map(t -> logRank(t, id, part)).orElse(""));
                }
            }
        }
    }

    private void curve(String id, String part, TextTable rows, String remark) {
        List<KaplanMeierFigure.Group> groups = new ArrayList<>();
        for (String name :
                rows.distinct("group").stream().sorted(ScoreSet::byRisk).toList()) {
            TextTable of = rows.where("group", name);
            groups.add(new KaplanMeierFigure.Group(
                    name,
                    of.numbers("time"),
                    of.counts("at risk"),
                    of.counts("events"),
                    of.counts("censored"),
                    of.numbers("survival"),
                    of.numbers("lower"),
                    of.numbers("upper")));
        }
        double last = Arrays.stream(rows.numbers("time")).max().orElse(1);
        findings.figure(
                new KaplanMeierFigure(
                        "km-" + Findings.fileName(endpoint, id, part),
                        "Kaplan-Meier by " + id + ", " + part,
                        Axis.followUp(followUp(), last),
                        "the event",
                        groups,
                        remark),
                "Groups of " + id + " in " + part
                        + " patients; bands are pointwise intervals, strokes censored patients.");
    }

    private String followUp() {
        String column = facts.get("columns.time");
        return "Follow-up (" + (column.isEmpty() ? "unit of the study's tables" : "column " + column) + ")";
    }

    private static String logRank(TextTable evaluation, String id, String part) {
        TextTable rows = evaluation.where("signature", id).where("part", part).where("measure", "log-rank p");
        double p = rows.rows().isEmpty() ? Double.NaN : rows.number(rows.rows().get(0), "value");
        return Double.isFinite(p) ? "log-rank p " + (p < 0.001 ? "< 0.001" : "= " + Cells.decimals(p)) : "";
    }

    /** Hazard ratios of the groups and of a standard deviation of each score, as a forest and a table. */
    void hazards() {
        List<RowsFigure.Row> rows = new ArrayList<>();
        List<Block> missing = new ArrayList<>();
        for (ScoreSet set : scores) {
            if (!set.survival()) {
                continue;
            }
            double sd = deviation(set.training().risk());
            for (ScoreSet.Part part : set.parts()) {
                for (int g = 1; g < set.groups().size(); g++) {
                    String group = set.groups().get(g);
                    String first = set.groups().get(0);
                    int[] two = IntStream.range(0, part.ids().size())
                            .filter(n -> part.group().get(n).equals(group)
                                    || part.group().get(n).equals(first))
                            .toArray();
                    double[] x = Arrays.stream(two)
                            .mapToDouble(n -> part.group().get(n).equals(group) ? 1 : 0)
                            .toArray();
                    hazard(rows, missing, set.id() + ": " + group + " vs " + first, part, two, x);
                }
                int[] all = IntStream.range(0, part.ids().size()).toArray();
                double[] x = Arrays.stream(part.risk()).map(r -> r / sd).toArray();
                if (sd > 0
                        && Arrays.stream(part.risk()).distinct().count()
                                > set.groups().size()) {
                    hazard(rows, missing, set.id() + ": per training SD", part, all, x);
                }
            }
        }
        if (!rows.isEmpty()) {
            forest(
                    "hazard-ratios",
                    "Hazard ratios",
                    rows,
                    "Cox models with one variable each; of validation patients"
                            + " they describe, nothing is fitted for use.");
        }
        missing.forEach(findings::add);
    }

    /** A forest of a table that a study made: model, variable, hazard ratio, lower, upper, p. */
    void table(String name, TextTable table) {
        List<RowsFigure.Row> rows = table.rows().stream()
                .filter(r -> table.number(r, "hazard ratio") > 0)
                .map(r -> row(
                        table.cell(r, "variable") + " (" + table.cell(r, "model") + ")",
                        table.number(r, "hazard ratio"),
                        table.number(r, "lower"),
                        table.number(r, "upper")))
                .toList();
        if (!rows.isEmpty()) {
            forest(name, "Hazard ratios of " + name + ".csv", rows, "As the study's table has them.");
        }
    }

    private void hazard(
            List<RowsFigure.Row> rows, List<Block> missing, String label, ScoreSet.Part part, int[] which, double[] x) {
        try {
            double[][] column = Arrays.stream(x).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
            CoxCoefficient c = new CoxRegression(CoxOptions.standard().withNames(List.of(label)))
                    .fit(column, part.follow().orElseThrow().rows(which))
                    .table(facts.level())
                    .get(0);
            rows.add(row(
                    label + " (" + part.name() + ")",
                    c.hazardRatio().value(),
                    c.hazardRatio().lower(),
                    c.hazardRatio().upper()));
            findings.row(
                    "hazard-ratios",
                    List.of("endpoint", "comparison", "part", "patients", "hazard ratio", "lower", "upper", "p"),
                    endpoint,
                    label,
                    part.name(),
                    which.length,
                    c.hazardRatio().value(),
                    c.hazardRatio().lower(),
                    c.hazardRatio().upper(),
                    c.p());
        } catch (FitException e) {
            missing.add(new Block.Notice("The hazard ratio " + label + " in " + part.name() + " patients is not shown: "
                    + e.getMessage() + "."));
        }
    }

    private static RowsFigure.Row row(String label, double ratio, double lower, double upper) {
        return new RowsFigure.Row(
                label,
                Math.log10(ratio),
                Math.log10(lower),
                Math.log10(upper),
                String.format(Locale.ROOT, "%.2f (%.2f\u2013%.2f)", ratio, lower, upper));
    }

    private void forest(String name, String title, List<RowsFigure.Row> rows, String caption) {
        double[] ends = rows.stream()
                .flatMapToDouble(r -> DoubleStream.of(r.lower(), r.upper(), r.value()))
                .filter(Double::isFinite)
                .map(v -> Math.pow(10, v))
                .toArray();
        double low =
                Math.max(0.02, 0.9 * Math.min(0.8, Arrays.stream(ends).min().orElse(0.5)));
        double high =
                Math.min(50, 1.1 * Math.max(1.25, Arrays.stream(ends).max().orElse(2)));
        findings.figure(
                new RowsFigure(
                        Findings.fileName(endpoint, name),
                        title,
                        "Hazard ratios with intervals: " + rows.size() + " rows",
                        Axis.logarithmic("Hazard ratio (logarithmic)", low, high),
                        0,
                        rows,
                        false),
                caption);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / Math.max(1, values.length - 1));
    }
}
