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
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.learn.ModelFileException;
import org.deltarad.cohort.study.rows.Variable;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.PipelineFile;

/**
 * The models of a study of learners, frozen.
 *
 * @param study  that made them
 * @param models in the order of the package
 */
public record ModelPackage(LearnerStudy study, List<Model> models) {
    static final String LIST = "models.json";
    static final int FORMAT = 1;

    public ModelPackage {
        models = List.copyOf(models);
    }

    /**
     * A model.
     *
     * @param cutoff  above which the risk is high; NaN when there is none
     * @param learner whose score it takes, or itself
     */
    public record Model(String endpoint, String id, double cutoff, String learner, FittedPipeline pipeline) {
        /** Whether it takes clinical variables and a learner's score instead of features. */
        public boolean fusion() {
            return FuseStep.MODELS.contains(id);
        }
    }

    /** Name of the column in which a fusion model takes a learner's score. */
    public static String scoreColumn() {
        return FuseStep.SCORE;
    }

    /** Columns of categories that features are harmonised by. */
    public List<String> batches() {
        return study.batches();
    }

    /** Clinical variables that the models take. */
    public Map<String, Variable> variables() {
        Map<String, Variable> taken = new LinkedHashMap<>();
        for (Model model : models) {
            for (String column : model.pipeline().columns()) {
                if (model.fusion() && study.variables().containsKey(column)) {
                    taken.put(column, study.variables().get(column));
                }
            }
        }
        return taken;
    }

    /**
     * Reads the models of a folder.
     *
     * @throws ModelFileException when a file is not one of ours
     */
    public static ModelPackage read(Path folder, LearnerStudy study) throws IOException, CohortException {
        JsonNode list = new ObjectMapper().readTree(Files.readString(folder.resolve(LIST)));
        if (list.path("format").asInt() != FORMAT) {
            throw new ModelFileException(
                    folder.resolve(LIST) + ": format " + list.path("format") + ", this version reads " + FORMAT);
        }
        PipelineFile pipelines = new PipelineFile(ModelFile.standard());
        List<Model> models = new ArrayList<>();
        for (JsonNode model : list.path("models")) {
            Path file = folder.resolve(model.path("file").asText()).normalize();
            models.add(new Model(
                    model.path("endpoint").asText(),
                    model.path("id").asText(),
                    model.path("cutoff").asDouble(Double.NaN),
                    model.path("learner").asText(),
                    pipelines.read(Files.readString(file))));
        }
        return new ModelPackage(study, models);
    }
}
