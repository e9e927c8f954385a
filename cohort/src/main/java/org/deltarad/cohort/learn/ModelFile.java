package org.deltarad.cohort.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deltarad.cohort.cluster.ClusterModel;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.learn.boost.BoostedTrees;
import org.deltarad.cohort.learn.forest.SurvivalForestModel;
import org.deltarad.cohort.learn.neighbours.NeighbourModel;
import org.deltarad.cohort.learn.svm.KernelModel;
import org.deltarad.cohort.learn.svm.ProbabilityModel;
import org.deltarad.cohort.regression.LinearScore;
import org.deltarad.cohort.regression.LogisticModel;
import org.deltarad.cohort.survival.CoxModel;

/**
 * Trained models as JSON: {@code {"kind": ..., "format": 1, "model": {...}}}, the model being the components of its
 * record. Numbers are written so that reading gives the same ones; a model that was read scores as the one that was
 * written, to the last bit.
 */
public final class ModelFile {
    private static final int FORMAT = 1;

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    private final Map<String, Class<? extends RiskModel>> kinds;

    /** @param kinds records that can be stored, by the name that a file has for them */
    public ModelFile(Map<String, Class<? extends RiskModel>> kinds) {
        kinds.forEach((kind, type) -> {
            if (!type.isRecord()) {
                throw new IllegalArgumentException(kind + ": " + type.getName() + " is no record");
            }
        });
        this.kinds = new LinkedHashMap<>(kinds);
    }

    /** Every model that the workbench trains and that is a record. */
    public static ModelFile standard() {
        Map<String, Class<? extends RiskModel>> kinds = new LinkedHashMap<>();
        kinds.put("linear", LinearScore.class);
        kinds.put("survival-forest", SurvivalForestModel.class);
        kinds.put("boosted-trees", BoostedTrees.class);
        kinds.put("kernel-machine", KernelModel.class);
        kinds.put("kernel-machine-probability", ProbabilityModel.class);
        kinds.put("nearest-neighbours", NeighbourModel.class);
        kinds.put("clusters", ClusterModel.class);
        kinds.put("cox", CoxModel.class);
        kinds.put("logistic", LogisticModel.class);
        return new ModelFile(kinds);
    }

    /**
     * The model's JSON.
     *
     * @throws IllegalArgumentException when no kind is known for it
     */
    public String write(RiskModel model) {
        String kind = kinds.entrySet().stream()
                .filter(e -> e.getValue() == model.getClass())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        model.getClass().getName() + " is none of the models that can be stored: " + kinds.keySet()));
        ObjectNode file = mapper.createObjectNode();
        file.put("kind", kind);
        file.put("format", FORMAT);
        file.set("model", mapper.valueToTree(components(model)));
        return file.toString();
    }

    private static Map<String, Object> components(RiskModel model) {
        Map<String, Object> components = new LinkedHashMap<>();
        for (var component : model.getClass().getRecordComponents()) {
            try {
                components.put(component.getName(), component.getAccessor().invoke(model));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return components;
    }

    /**
     * The model of a file.
     *
     * @throws ModelFileException when it is not one of ours, or is damaged
     */
    public RiskModel read(String json) throws ModelFileException {
        try {
            JsonNode file = mapper.readTree(json);
            Class<? extends RiskModel> type = kinds.get(file.path("kind").asText());
            if (type == null) {
                throw new ModelFileException("model file: kind " + file.path("kind") + " is none of " + kinds.keySet());
            }
            if (file.path("format").asInt() != FORMAT) {
                throw new ModelFileException(
                        "model file: format " + file.path("format") + ", this version reads " + FORMAT);
            }
            return mapper.treeToValue(file.path("model"), type);
        } catch (JsonProcessingException e) {
            throw new ModelFileException("model file: " + e.getOriginalMessage());
        }
    }
}
