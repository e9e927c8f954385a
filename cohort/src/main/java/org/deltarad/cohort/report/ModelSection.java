package org.deltarad.cohort.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deltarad.cohort.explain.LinearShap;
import org.deltarad.cohort.explain.PermutationImportance;
import org.deltarad.cohort.figure.Axis;
import org.deltarad.cohort.figure.PathFigure;
import org.deltarad.cohort.figure.RowsFigure;
import org.deltarad.cohort.figure.ShapFigure;
import org.deltarad.cohort.validate.Metric;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;

/** A linear signature: its path of penalties, coefficients, and what its features do. */
record ModelSection(Path folder, Findings findings) {
    private static final int REPEATS = 30;
    /** Deviance beyond this many times the gain of the chosen penalty is not drawn. */
    private static final double FAR = 6;

    private static final long SEED = 1;

    /** The signatures of the package; files that are none are left out. */
    List<Signature> signatures() throws IOException {
        Path pack = folder.resolve("package");
        List<Signature> signatures = new ArrayList<>();
        if (!Files.isDirectory(pack)) {
            return signatures;
        }
        List<Path> files;
        try (var all = Files.list(pack)) {
            files = all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
        for (Path file : files) {
            if (Files.readString(file).contains("deltarad-signature/")) {
                try {
                    signatures.add(SignatureFile.read(file));
                } catch (SignatureException e) {
                    findings.add(new Block.Notice(file.getFileName() + " is not shown: " + e.getMessage() + "."));
                }
            }
        }
        return signatures;
    }

    /** Coefficients as bars, and as a table with all digits. */
    void coefficients(Signature signature) {
        List<Signature.Term> terms = signature.terms().stream()
                .sorted(Comparator.comparingDouble((Signature.Term t) -> -Math.abs(t.coefficient())))
                .toList();
        findings.figure(
                new RowsFigure(
                        "coefficients-" + Findings.fileName(signature.id()),
                        "Coefficients of " + signature.id(),
                        "Bars of " + terms.size() + " coefficients",
                        Axis.around(
                                "Coefficient (per unit of the scaled feature)",
                                DoubleStream.concat(
                                        DoubleStream.of(0), terms.stream().mapToDouble(Signature.Term::coefficient))),
                        0,
                        terms.stream()
                                .map(t -> new RowsFigure.Row(
                                        t.feature(),
                                        t.coefficient(),
                                        Double.NaN,
                                        Double.NaN,
                                        Cells.decimals(t.coefficient())))
                                .toList(),
                        true),
                "Terms of " + signature.id() + ", of "
                        + (signature.input() == Signature.Input.DELTA
                                ? "changes (mid-treatment minus baseline) of features as the package scales them."
                                : "features at baseline as the package scales them."));
        List<List<String>> rows =
                new ArrayList<>(List.of(List.of("intercept", Double.toString(signature.intercept()))));
        terms.forEach(t -> rows.add(List.of(t.feature(), Double.toString(t.coefficient()))));
        findings.add(new Block.Rows(
                signature.id() + " version " + signature.version() + ": the whole score",
                List.of("Term", "Coefficient"),
                rows));
    }

    /** Path and cross-validated deviance, where the study trained the signature so. */
    void path(String id) throws IOException {
        Optional<TextTable> path = TextTable.read(folder.resolve("train").resolve(id + "-path.csv"));
        Optional<TextTable> coefficients =
                TextTable.read(folder.resolve("train").resolve(id + "-coefficients.csv"));
        if (path.isEmpty()
                || !path.get().has("lambda", "deviance", "standard error", "choice")
                || coefficients.isEmpty()) {
            return;
        }
        int chosen = chosen(path.get(), coefficients.get(), id);
        int shown = shown(path.get(), chosen);
        TextTable p = path.get().first(shown);
        double[] lambda = p.numbers("lambda");
        String cut = shown == path.get().rows().size() ? "" : " Smaller penalties, which are far worse, are not shown.";
        findings.figure(
                PathFigure.deviance(
                        "deviance-" + Findings.fileName(id),
                        "Cross-validation of " + id,
                        lambda,
                        p.numbers("deviance"),
                        p.numbers("standard error"),
                        chosen),
                "Cross-validated deviance of the training patients over the penalty; the broken line is the chosen one."
                        + cut);
        List<String> features = coefficients
                .get()
                .header()
                .subList(1, coefficients.get().header().size());
        double[][] beta = coefficients.get().first(shown).rows().stream()
                .map(row ->
                        row.stream().skip(1).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        findings.figure(
                PathFigure.coefficients(
                        "path-" + Findings.fileName(id), "Path of " + id, lambda, features, beta, chosen),
                "Coefficients over the penalty; lines in colour are the largest of the chosen penalty, all others are grey."
                        + cut);
    }

    /** Penalties up to the first whose deviance is far above that of the null model, so that the choice can be seen. */
    private static int shown(TextTable path, int chosen) {
        double[] mean = path.numbers("deviance");
        double[] error = path.numbers("standard error");
        double limit = mean[chosen] + FAR * Math.max(mean[0] - mean[chosen], error[chosen]);
        for (int n = chosen + 1; n < mean.length; n++) {
            if (mean[n] > limit) {
                return n;
            }
        }
        return mean.length;
    }

    /** The penalty whose features are the signature's; of several that with the least deviance. */
    private int chosen(TextTable path, TextTable coefficients, String id) throws IOException {
        Optional<Signature> own =
                signatures().stream().filter(s -> s.id().equals(id)).findFirst();
        double[] deviance = path.numbers("deviance");
        int best = IntStream.range(0, deviance.length)
                .boxed()
                .min(Comparator.comparingDouble(n -> deviance[n]))
                .orElse(0);
        for (int n = 0; n < coefficients.rows().size() && own.isPresent(); n++) {
            List<String> row = coefficients.rows().get(n);
            boolean same = own.get().terms().stream()
                    .allMatch(t -> Math.abs(coefficients.number(row, t.feature()) - t.coefficient()) < 1e-12);
            if (same && n < deviance.length) {
                return n;
            }
        }
        return best;
    }

    /** SHAP values of all patients against the training mean, and how much the metric falls when a feature is shuffled. */
    void explain(Signature signature, ScoreSet scores) throws IOException {
        Optional<TextTable> table = TextTable.read(folder.resolve("train").resolve(signature.id() + "-features.csv"));
        List<String> features =
                signature.terms().stream().map(Signature.Term::feature).toList();
        if (table.isEmpty() || !table.get().header().containsAll(features)) {
            return;
        }
        TextTable t = table.get();
        Map<String, double[]> values = new HashMap<>();
        for (List<String> row : t.rows()) {
            double[] x = features.stream().mapToDouble(f -> t.number(row, f)).toArray();
            if (Arrays.stream(x).allMatch(Double::isFinite)) {
                values.put(t.cell(row, "patient"), x);
            }
        }
        double sign = signature.highMeans() == RiskGroup.HIGH ? 1 : -1;
        double[] beta = signature.terms().stream()
                .mapToDouble(term -> sign * term.coefficient())
                .toArray();
        findings.attempt("SHAP values of " + signature.id(), () -> shap(signature, features, values, beta, scores));
        findings.attempt(
                "Permutation importance of " + signature.id(),
                () -> permutation(
                        signature,
                        features,
                        values,
                        beta,
                        scores.parts().get(scores.parts().size() - 1)));
    }

    private static double[][] rows(Map<String, double[]> values, List<String> ids) {
        return ids.stream().filter(values::containsKey).map(values::get).toArray(double[][]::new);
    }

    private void shap(
            Signature signature, List<String> features, Map<String, double[]> values, double[] beta, ScoreSet scores) {
        LinearShap explainer = LinearShap.of(
                signature.intercept(), beta, rows(values, scores.training().ids()));
        List<String> ids =
                scores.parts().stream().flatMap(p -> p.ids().stream()).toList();
        double[][] x = rows(values, ids);
        double[][] shap =
                Arrays.stream(x).map(row -> explainer.explain(row).values()).toArray(double[][]::new);
        for (int f = 0; f < features.size(); f++) {
            int feature = f;
            findings.row(
                    "shap",
                    List.of("signature", "feature", "mean absolute SHAP"),
                    signature.id(),
                    features.get(f),
                    Arrays.stream(shap)
                            .mapToDouble(row -> Math.abs(row[feature]))
                            .average()
                            .orElse(0));
        }
        findings.figure(
                new ShapFigure(
                        "shap-" + Findings.fileName(signature.id()),
                        "SHAP values of " + signature.id(),
                        features,
                        shap,
                        x),
                "Contribution of each feature to the score of each patient, against the mean of the training patients,"
                        + " features taken as independent.");
    }

    private void permutation(
            Signature signature,
            List<String> features,
            Map<String, double[]> values,
            double[] beta,
            ScoreSet.Part part) {
        int[] known = IntStream.range(0, part.ids().size())
                .filter(n -> values.containsKey(part.ids().get(n)))
                .toArray();
        double[][] x = Arrays.stream(known)
                .mapToObj(n -> values.get(part.ids().get(n)))
                .toArray(double[][]::new);
        Outcome all = part.follow().map(Outcome::of).orElseGet(() -> Outcome.of(part.event()));
        PermutationImportance importance = new PermutationImportance(
                part.follow().isPresent() ? Metric.concordance() : Metric.auc(), REPEATS, SEED);
        PermutationImportance.Falls falls = importance.of(
                row -> IntStream.range(0, beta.length)
                        .mapToDouble(f -> beta[f] * row[f])
                        .sum(),
                x,
                all.rows(known));
        List<RowsFigure.Row> rows = IntStream.range(0, features.size())
                .boxed()
                .sorted(Comparator.comparingDouble(f -> -falls.mean()[f]))
                .map(f -> new RowsFigure.Row(
                        features.get(f),
                        falls.mean()[f],
                        falls.mean()[f] - falls.sd()[f],
                        falls.mean()[f] + falls.sd()[f],
                        Cells.decimals(falls.mean()[f])))
                .toList();
        String metric = part.follow().isPresent() ? "C-index" : "AUC";
        findings.figure(
                new RowsFigure(
                        "permutation-" + Findings.fileName(signature.id()),
                        "Permutation importance of " + signature.id() + ", " + part.name(),
                        "Bars of the fall of the " + metric,
                        Axis.around(
                                "Fall of the " + metric,
                                DoubleStream.concat(
                                        DoubleStream.of(0),
                                        rows.stream().flatMapToDouble(r -> DoubleStream.of(r.lower(), r.upper())))),
                        0,
                        rows,
                        true),
                "Fall of the " + metric + " of " + Cells.decimals(falls.whole()) + " when a feature is shuffled among "
                        + x.length + " " + part.name() + " patients; bars are \u00b1 1 standard deviation of " + REPEATS
                        + " shuffles, seed " + SEED + ".");
    }
}
