package org.deltarad.cohort.study.learners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.evaluate.Nomogram;
import org.deltarad.cohort.evaluate.NomogramScale;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.reduce.FeatureTest;
import org.deltarad.cohort.regression.LogisticModel;
import org.deltarad.cohort.regression.LogisticOptions;
import org.deltarad.cohort.regression.LogisticRegression;
import org.deltarad.cohort.study.CsvFile;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.study.rows.Variable;
import org.deltarad.cohort.survival.CoxModel;
import org.deltarad.cohort.survival.CoxOptions;
import org.deltarad.cohort.survival.CoxRegression;
import org.deltarad.cohort.survival.CoxScreen;
import org.deltarad.cohort.validate.Estimator;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Pipeline;
import org.deltarad.cohort.validate.PipelineFile;

/**
 * Combines the chosen learner's score with clinical variables, by Cox or logistic regression: the nomogram, and beside it models of
 * the clinical variables and of the score alone. They are fitted to training patients, whose score is the one that they had while
 * they were held out: scores of patients that a learner was fitted to look better than they are, and would weigh too much.
 */
record FuseStep(LearnerContext context) implements StudyStep {
    /** Column of the chosen learner's score. */
    static final String SCORE = "Rad-score";

    static final String CLINICAL = "Clinical";
    static final String RADIOMICS = "Radiomics";
    static final String NOMOGRAM = "Nomogram";
    static final List<String> MODELS = List.of(CLINICAL, RADIOMICS, NOMOGRAM);

    @Override
    public String name() {
        return context.step("nomogram");
    }

    @Override
    public String settings() {
        return context.settings() + "\n" + context.study().variables() + "\n" + context.predicted() + "\n"
                + context.study().evaluation();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(context.inputs());
        inputs.add(ChooseStep.table(context));
        context.study().learners().keySet().forEach(id -> inputs.add(context.heldOut(id)));
        return inputs;
    }

    static Path table(LearnerContext context) {
        return context.file("fusion.csv");
    }

    static Path model(LearnerContext context, String id) {
        return context.file("fusion").resolve(id + ".json");
    }

    private Path coefficients() {
        return context.file("nomogram-model.csv");
    }

    private Path nomogram() {
        return context.file("nomogram.csv");
    }

    @Override
    public List<Path> outputs() {
        List<Path> outputs = new ArrayList<>(List.of(table(context), coefficients(), nomogram()));
        models(context).forEach(id -> outputs.add(model(context, id)));
        return outputs;
    }

    /** Models that there are: without clinical variables the score's alone. */
    static List<String> models(LearnerContext context) {
        return context.predicted().clinical().isEmpty() ? List.of(RADIOMICS) : MODELS;
    }

    /** Names of a model's probabilities: of the class, or of the event up to each time. */
    static List<String> probabilities(LearnerContext context, String id) {
        return context.survival()
                ? context.study().evaluation().times().stream()
                        .map(t -> id + " probability " + t)
                        .toList()
                : List.of(id + " probability");
    }

    @Override
    public String run() throws IOException, CohortException {
        String chosen = ChooseStep.chosen(context);
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : context.predicted().clinical()) {
            columns.put(name, context.tables().rows().variable(name, variable(name)));
        }
        columns.put(SCORE, score(chosen));
        int[] rows = LearnerContext.complete(context.training(), columns.get(SCORE));
        Outcome outcome = context.outcome().rows(rows);
        List<String> clinical = screened(columns, rows, outcome);
        Map<String, FittedPipeline> fitted = new LinkedHashMap<>();
        for (String id : models(context)) {
            List<String> names = new ArrayList<>(id.equals(RADIOMICS) ? List.of() : clinical);
            if (!id.equals(CLINICAL)) {
                names.add(SCORE);
            }
            fitted.put(
                    id,
                    new Pipeline(List.of(), estimator(names))
                            .fit(table(columns, names).rows(rows), outcome));
        }
        write(columns, fitted);
        String drawn = models(context).get(models(context).size() - 1);
        writeNomogram(fitted.get(drawn), columns, rows);
        return "of " + chosen + " and " + (clinical.isEmpty() ? "nothing else" : clinical) + ", fitted to "
                + rows.length + " patients";
    }

    private Variable variable(String name) {
        return context.study().variables().get(name);
    }

    /** Held-out scores of training patients, scores of the others. */
    private double[] score(String chosen) throws IOException, CohortException {
        Map<String, double[]> own =
                LearnerContext.columns(context.heldOut(chosen), List.of(LearnerContext.SCORE, LearnerContext.HELD_OUT));
        double[] score = own.get(LearnerContext.SCORE).clone();
        for (int row : context.training()) {
            score[row] = own.get(LearnerContext.HELD_OUT)[row];
        }
        return score;
    }

    /** Clinical variables that differ with the outcome, of the training patients alone. */
    private List<String> screened(Map<String, double[]> columns, int[] rows, Outcome outcome) {
        OptionalDouble below = context.predicted().screen();
        List<String> kept = new ArrayList<>();
        for (String name : context.predicted().clinical()) {
            if (below.isEmpty()
                    || p(LearnerContext.pick(columns.get(name), rows), name, outcome) < below.getAsDouble()) {
                kept.add(name);
            }
        }
        if (kept.isEmpty() && !context.predicted().clinical().isEmpty()) {
            throw new FitException(
                    "none of the clinical variables " + context.predicted().clinical()
                            + " differs with the outcome (p < " + below.getAsDouble()
                            + "); leave screen out, or clinical, which leaves the score alone");
        }
        return kept;
    }

    private double p(double[] x, String name, Outcome outcome) {
        if (context.survival()) {
            return new CoxScreen(outcome.times(), CoxOptions.standard()).pValue(x);
        }
        return variable(name) instanceof Variable.Level
                ? FeatureTest.chiSquare(outcome.classes()).pValue(x)
                : FeatureTest.tOrMannWhitney(outcome.classes(), 0.05).pValue(x);
    }

    private FeatureTable table(Map<String, double[]> columns, List<String> names) throws IOException, CohortException {
        Map<String, double[]> some = new LinkedHashMap<>();
        names.forEach(name -> some.put(name, columns.get(name)));
        return FeatureTable.of(context.tables().rows().rows().ids(), some, Map.of());
    }

    private Estimator estimator(List<String> names) {
        return context.survival()
                ? Estimator.of(new CoxRegression(CoxOptions.standard().withNames(names)))
                : Estimator.of(new LogisticRegression(LogisticOptions.standard().withNames(names)));
    }

    private void write(Map<String, double[]> columns, Map<String, FittedPipeline> fitted)
            throws IOException, CohortException {
        List<Object> header = new ArrayList<>(List.of(LearnerContext.PATIENT, "part", SCORE));
        List<double[]> values = new ArrayList<>(List.of(columns.get(SCORE)));
        CsvFile coefficients =
                new CsvFile("model", "variable", "coefficient", "standard error", "z", "p", "ratio", "lower", "upper");
        double level = context.study().evaluation().level();
        Files.createDirectories(context.file("fusion"));
        for (Map.Entry<String, FittedPipeline> entry : fitted.entrySet()) {
            String id = entry.getKey();
            FittedPipeline model = entry.getValue();
            FeatureTable rows = table(columns, model.columns());
            double[] scores = model.scores(rows);
            header.add(id + " score");
            values.add(scores);
            header.addAll(probabilities(context, id));
            if (model.model() instanceof CoxModel cox) {
                double[][] x = rows.values();
                for (double time : context.study().evaluation().times()) {
                    values.add(IntStream.range(0, x.length)
                            .mapToDouble(r -> Double.isNaN(scores[r]) ? Double.NaN : 1 - cox.survival(x[r], time))
                            .toArray());
                }
                cox.table(level)
                        .forEach(c -> coefficients.add(
                                id,
                                c.name(),
                                c.coefficient(),
                                c.standardError(),
                                c.z(),
                                c.p(),
                                c.hazardRatio().value(),
                                c.hazardRatio().lower(),
                                c.hazardRatio().upper()));
            } else if (model.model() instanceof LogisticModel logistic) {
                values.add(
                        Arrays.stream(scores).map(s -> 1 / (1 + Math.exp(-s))).toArray());
                logistic.table(level)
                        .forEach(c -> coefficients.add(
                                id,
                                c.name(),
                                c.coefficient(),
                                c.standardError(),
                                c.z(),
                                c.p(),
                                c.oddsRatio().value(),
                                c.oddsRatio().lower(),
                                c.oddsRatio().upper()));
            }
            Files.writeString(model(context, id), new PipelineFile(ModelFile.standard()).write(model));
        }
        coefficients.write(coefficients());
        Parts parts = context.tables().parts();
        CsvFile csv = new CsvFile(header.toArray());
        for (int n = 0; n < parts.patients().size(); n++) {
            List<Object> cells = new ArrayList<>(
                    List.of(parts.patients().get(n), parts.names().get(n)));
            for (double[] column : values) {
                cells.add(column[n]);
            }
            csv.add(cells.toArray());
        }
        csv.write(table(context));
    }

    /** Scales of the variables over the range of the training patients, then of the probabilities. */
    private void writeNomogram(FittedPipeline fitted, Map<String, double[]> columns, int... rows) throws IOException {
        double[] low = fitted.columns().stream()
                .mapToDouble(c -> Arrays.stream(LearnerContext.pick(columns.get(c), rows))
                        .min()
                        .orElseThrow())
                .toArray();
        double[] high = fitted.columns().stream()
                .mapToDouble(c -> Arrays.stream(LearnerContext.pick(columns.get(c), rows))
                        .max()
                        .orElseThrow())
                .toArray();
        Nomogram nomogram = fitted.model() instanceof CoxModel cox
                ? Nomogram.of(
                        cox,
                        low,
                        high,
                        context.study().evaluation().times().stream()
                                .mapToDouble(t -> t)
                                .filter(t -> cox.baseline().at(t) > 0)
                                .toArray())
                : Nomogram.of((LogisticModel) fitted.model(), low, high);
        CsvFile csv = new CsvFile("scale", "kind", "value", "points");
        List<NomogramScale> scales = nomogram.scales();
        for (int s = 0; s < scales.size(); s++) {
            NomogramScale scale = scales.get(s);
            for (int n = 0; n < scale.value().length; n++) {
                csv.add(
                        scale.name(),
                        s < nomogram.variables().size() ? "variable" : "probability",
                        scale.value()[n],
                        scale.points()[n]);
            }
        }
        csv.write(nomogram());
    }
}
