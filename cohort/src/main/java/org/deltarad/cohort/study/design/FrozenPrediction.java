package org.deltarad.cohort.study.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.cluster.ClusterModel;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.harmonise.Foreign;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.study.CsvFile;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.study.StudyDesign;
import org.deltarad.cohort.study.StudyException;
import org.deltarad.cohort.study.StudyPackage;
import org.deltarad.cohort.study.cluster.ClusterStudy;
import org.deltarad.cohort.study.learners.LearnerStudy;
import org.deltarad.cohort.study.learners.ModelPackage;
import org.deltarad.cohort.study.rows.PatientColumns;
import org.deltarad.cohort.study.rows.PatientRows;
import org.deltarad.cohort.study.rows.RowColumns;
import org.deltarad.cohort.study.rows.Variable;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.PipelineFile;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Scorer;

/**
 * Scores the patients of tables with the package of a study of clusters or learners, each patient by itself. Packages of
 * signatures are what {@link org.deltarad.cohort.study.Prediction} is for.
 *
 * @param study    that made the package
 * @param learners its models, of a study of learners
 * @param clusters its pipeline, of a study of clusters
 */
public record FrozenPrediction(StudyDesign study, Optional<ModelPackage> learners, Optional<FittedPipeline> clusters) {
    private static final int SHOWN = 3;

    /**
     * A model's word on a patient.
     *
     * @param score NaN when there is none, for which the notes have the reason
     * @param group empty when there is no score
     */
    public record Scored(
            String patient,
            String endpoint,
            String model,
            double score,
            double cutoff,
            String group,
            List<String> notes) {
        public Scored {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads a package.
     *
     * @throws CohortException when a file is missing, or another than the study wrote, or the study is of another design
     */
    public static FrozenPrediction read(Path folder) throws IOException, CohortException {
        StudyPackage.verified(folder);
        StudyDesign study = DesignFile.readPackaged(folder.resolve("study.yaml"));
        if (study instanceof LearnerStudy learners) {
            return new FrozenPrediction(study, Optional.of(ModelPackage.read(folder, learners)), Optional.empty());
        }
        if (study instanceof ClusterStudy) {
            FittedPipeline clusters =
                    new PipelineFile(ModelFile.standard()).read(Files.readString(folder.resolve("clusters.json")));
            return new FrozenPrediction(study, Optional.empty(), Optional.of(clusters));
        }
        throw new StudyException.BadPackage(
                folder, "is of a study of signatures: give its signature and calibration files instead");
    }

    /**
     * Scores all patients of a table of features.
     *
     * @param patients table of clinical variables; without it models that need them give no score
     * @throws org.deltarad.cohort.data.TableException when a column is missing, or a cell not of its kind
     */
    public List<Scored> score(Path features, Optional<Path> patients) throws IOException, CohortException {
        return clusters.isPresent()
                ? assigned(features, clusters.get())
                : scored(learners.orElseThrow(), features, patients);
    }

    private List<Scored> assigned(Path features, FittedPipeline pipeline) throws IOException, CohortException {
        ClusterStudy of = (ClusterStudy) study;
        FeatureTable rows = rows(
                features, of.columns(), of.harmonise().predictors().categorical(), new HashSet<>(pipeline.columns()));
        double[] scores = pipeline.scores(rows);
        Map<String, List<String>> notes = notes(pipeline, rows, scores);
        List<Scored> all = new ArrayList<>();
        for (int n = 0; n < scores.length; n++) {
            String id = rows.ids().get(n);
            all.add(new Scored(
                    id,
                    of.about().endpoint(),
                    "Clusters",
                    scores[n],
                    Double.NaN,
                    Double.isNaN(scores[n]) ? "" : ClusterModel.name(scores[n]),
                    notes.get(id)));
        }
        return all;
    }

    private List<Scored> scored(ModelPackage models, Path features, Optional<Path> patients)
            throws IOException, CohortException {
        LearnerStudy of = models.study();
        Set<String> columns = new LinkedHashSet<>();
        models.models().stream()
                .filter(m -> !m.fusion())
                .forEach(m -> columns.addAll(m.pipeline().columns()));
        FeatureTable rows = rows(features, of.columns(), models.batches(), columns);
        Map<String, double[]> clinical = clinical(models, patients, rows.ids());
        Map<String, double[]> scored = new HashMap<>();
        List<List<Scored>> byModel = new ArrayList<>();
        for (ModelPackage.Model model : models.models()) {
            FeatureTable taken = rows;
            if (model.fusion()) {
                Map<String, double[]> own = new LinkedHashMap<>();
                for (String column : model.pipeline().columns()) {
                    own.put(
                            column,
                            column.equals(ModelPackage.scoreColumn())
                                    ? scored.get(model.endpoint() + "/" + model.learner())
                                    : clinical.get(column));
                }
                taken = FeatureTable.of(rows.ids(), own, Map.of());
            }
            double[] scores = model.pipeline().scores(taken);
            scored.put(model.endpoint() + "/" + model.id(), scores);
            Map<String, List<String>> notes = notes(model.pipeline(), taken, scores);
            List<Scored> own = new ArrayList<>();
            for (int n = 0; n < scores.length; n++) {
                boolean grouped = !Double.isNaN(scores[n]) && !Double.isNaN(model.cutoff());
                own.add(new Scored(
                        rows.ids().get(n),
                        model.endpoint(),
                        model.id(),
                        scores[n],
                        model.cutoff(),
                        grouped
                                ? Scorer.group(RiskGroup.HIGH, scores[n], model.cutoff())
                                        .name()
                                : "",
                        notes.get(rows.ids().get(n))));
            }
            byModel.add(own);
        }
        List<Scored> all = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            for (List<Scored> own : byModel) {
                all.add(own.get(n));
            }
        }
        return all;
    }

    private static FeatureTable rows(Path features, RowColumns columns, List<String> categories, Set<String> numeric)
            throws IOException, CohortException {
        return PatientRows.rows(features, columns, new Predictors(List.of(), categories), List.copyOf(numeric), false);
    }

    /** Variables of the patients, in their order; NaN of those who are not in the table. */
    private static Map<String, double[]> clinical(ModelPackage models, Optional<Path> table, List<String> ids)
            throws IOException, CohortException {
        Map<String, double[]> values = new HashMap<>();
        Map<String, Variable> variables = models.variables();
        Optional<FeatureTable> rows = Optional.empty();
        if (table.isPresent()) {
            PatientColumns wanted = PatientColumns.NONE;
            for (Variable variable : variables.values()) {
                wanted = wanted.and(variable);
            }
            rows = Optional.of(FeatureTableReader.read(
                    table.get(),
                    new ColumnRoles(
                            List.of(models.study().columns().patient()),
                            Optional.of(wanted.numeric()),
                            wanted.categorical(),
                            Set.of())));
        }
        for (Map.Entry<String, Variable> entry : variables.entrySet()) {
            double[] own = new double[ids.size()];
            double[] known = rows.isPresent() ? entry.getValue().of(rows.get()) : new double[0];
            for (int n = 0; n < own.length; n++) {
                int row = rows.isPresent() ? rows.get().ids().indexOf(ids.get(n)) : -1;
                own[n] = row < 0 ? Double.NaN : known[row];
            }
            values.put(entry.getKey(), own);
        }
        return values;
    }

    /** Why a row has no score, or what of it the training rows do not cover. */
    private Map<String, List<String>> notes(FittedPipeline pipeline, FeatureTable rows, double[] scores) {
        Map<String, List<String>> notes = new HashMap<>();
        Study.About about = study.about();
        Set<String> unused = new HashSet<>(pipeline.columns());
        unused.removeAll(pipeline.modelColumns());
        Map<String, double[]> columns = rows.select(pipeline.columns()).columns();
        for (int n = 0; n < scores.length; n++) {
            List<String> own = new ArrayList<>(about.synthetic() ? List.of(Scorer.SYNTHETIC) : List.of());
            if (Double.isNaN(scores[n])) {
                int row = n;
                List<String> missing = columns.entrySet().stream()
                        .filter(c -> Double.isNaN(c.getValue()[row]))
                        .map(Map.Entry::getKey)
                        .toList();
                if (!missing.isEmpty()) {
                    own.add("missing: " + some(missing));
                }
            }
            notes.put(rows.ids().get(n), own);
        }
        Map<String, List<String>> reasons = new HashMap<>();
        for (Foreign foreign : pipeline.foreign(rows)) {
            if (foreign.refused() || !unused.contains(foreign.column())) {
                reasons.computeIfAbsent(foreign.row(), r -> new ArrayList<>()).add(foreign.reason());
            }
        }
        reasons.forEach((id, all) -> notes.get(id).add(some(all)));
        return notes;
    }

    private static String some(List<String> all) {
        return String.join("; ", all.subList(0, Math.min(SHOWN, all.size())))
                + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
    }

    /** Writes scores as CSV: patient, endpoint, model, score, cutoff, group, notes. */
    public static void write(Path file, List<Scored> scores) throws IOException {
        CsvFile csv = new CsvFile("patient", "endpoint", "model", "score", "cutoff", "group", "notes");
        scores.forEach(s -> csv.add(
                s.patient(), s.endpoint(), s.model(), s.score(), s.cutoff(), s.group(), String.join("; ", s.notes())));
        csv.write(file);
    }
}
