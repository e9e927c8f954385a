package org.deltarad.cohort.study.learners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.study.CsvFile;
import org.deltarad.cohort.study.StudyStep;

/** Chooses the learner with the best mean over the folds; of equal ones the first. */
record ChooseStep(LearnerContext context) implements StudyStep {
    private static final String CHOSEN = "chosen";

    @Override
    public String name() {
        return context.step("choose");
    }

    @Override
    public String settings() {
        return context.study().learners().toString();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>();
        for (String id : context.study().learners().keySet()) {
            inputs.addAll(List.of(context.model(id), context.heldOut(id), context.folds(id)));
        }
        return inputs;
    }

    static Path table(LearnerContext context) {
        return context.file("learners.csv");
    }

    private Path heldOut() {
        return context.file("held-out.csv");
    }

    @Override
    public List<Path> outputs() {
        return List.of(table(context), heldOut());
    }

    @Override
    public String run() throws IOException, CohortException {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        String best = "";
        for (String id : context.study().learners().keySet()) {
            JsonNode model = new ObjectMapper().readTree(Files.readString(context.model(id)));
            if (model.has("reason")) {
                reasons.put(id, model.path("reason").asText());
                continue;
            }
            values.put(id, values(context.folds(id)));
            if (!Double.isNaN(mean(values.get(id)))
                    && (best.isEmpty() || mean(values.get(id)) > mean(values.get(best)))) {
                best = id;
            }
        }
        if (best.isEmpty()) {
            throw new FitException("no learner could be fitted: " + reasons);
        }
        write(values, reasons, best);
        return best
                + String.format(" (%s %.3f)", context.measure(), mean(values.get(best)))
                + (reasons.isEmpty() ? "" : "; not fitted: " + reasons.keySet());
    }

    private void write(Map<String, List<Double>> values, Map<String, String> reasons, String best)
            throws IOException, CohortException {
        CsvFile csv = new CsvFile("learner", "method", "measure", "mean", "lowest", "highest", CHOSEN, "note");
        List<Object> header = new ArrayList<>(List.of(LearnerContext.PATIENT));
        List<double[]> columns = new ArrayList<>();
        for (LearnerPlan plan : context.study().learners().values()) {
            List<Double> folds = values.getOrDefault(plan.id(), List.of());
            csv.add(
                    plan.id(),
                    plan.method(),
                    context.measure() + " of the folds",
                    mean(folds),
                    numbers(folds).min().orElse(Double.NaN),
                    numbers(folds).max().orElse(Double.NaN),
                    plan.id().equals(best) ? "yes" : "no",
                    reasons.getOrDefault(plan.id(), ""));
            if (values.containsKey(plan.id())) {
                header.add(plan.id());
                columns.add(LearnerContext.columns(context.heldOut(plan.id()), List.of(LearnerContext.HELD_OUT))
                        .get(LearnerContext.HELD_OUT));
            }
        }
        csv.write(table(context));
        CsvFile scores = new CsvFile(header.toArray());
        List<String> ids = context.tables().rows().rows().ids();
        for (int row : context.training()) {
            List<Object> cells = new ArrayList<>(List.of(ids.get(row)));
            columns.forEach(c -> cells.add(c[row]));
            scores.add(cells.toArray());
        }
        scores.write(heldOut());
    }

    private static DoubleStream numbers(List<Double> values) {
        return values.stream().mapToDouble(v -> v).filter(v -> !Double.isNaN(v));
    }

    private static double mean(List<Double> values) {
        return numbers(values).average().orElse(Double.NaN);
    }

    private List<Double> values(Path folds) throws IOException, TableException {
        ColumnRoles roles =
                new ColumnRoles(List.of("fold"), Optional.of(List.of(context.measure())), List.of(), Set.of());
        return DoubleStream.of(FeatureTableReader.read(folds, roles).column(context.measure()))
                .boxed()
                .toList();
    }

    /** Learners that could be fitted, in their order. */
    static List<String> fitted(LearnerContext context) throws IOException {
        List<String> fitted = new ArrayList<>();
        for (String id : context.study().learners().keySet()) {
            if (!new ObjectMapper()
                    .readTree(Files.readString(context.model(id)))
                    .has("reason")) {
                fitted.add(id);
            }
        }
        return fitted;
    }

    /** The learner that the table of learners says is chosen. */
    static String chosen(LearnerContext context) throws IOException, TableException {
        FeatureTable learners = FeatureTableReader.read(
                table(context), new ColumnRoles(List.of("learner"), Optional.of(List.of()), List.of(CHOSEN), Set.of()));
        return learners.ids().get(learners.categories(CHOSEN).indexOf("yes"));
    }
}
