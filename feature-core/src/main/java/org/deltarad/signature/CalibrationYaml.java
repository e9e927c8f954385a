package org.deltarad.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;

/** The text of a calibration file: the same calibration and comments give the same bytes. */
final class CalibrationYaml {
    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private CalibrationYaml() {}

    /** UTF-8 text of the file, the comments first, one line each. */
    static byte[] bytes(Calibration calibration, List<String> comments) {
        return text("DeltaRad calibration. Research use only.", comments, tree(calibration));
    }

    /** UTF-8 text of a tree of maps, texts and numbers, after lines of comments. */
    static byte[] text(String head, List<String> comments, Map<String, Object> tree) {
        StringBuilder text = new StringBuilder("# " + head + "\n");
        comments.forEach(c -> text.append("# ").append(c.replaceAll("\\R", " ")).append('\n'));
        try {
            text.append(MAPPER.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers can always be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> tree(Calibration calibration) {
        LinearHarmonisation harmonisation = calibration.harmonisation();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", CalibrationFile.FORMAT);
        tree.put("id", calibration.id());
        tree.put("version", calibration.version());
        tree.put("extraction", calibration.extraction());
        tree.put("cohort", cohort(calibration.cohort()));
        tree.put("cutoffs", new TreeMap<>(calibration.cutoffs()));
        if (!calibration.limits().equals(Limits.NONE)) {
            tree.put("limits", limits(calibration.limits()));
        }
        tree.put("numeric", numeric(harmonisation));
        tree.put("categorical", harmonisation.categorical());
        Map<String, Object> features = new LinkedHashMap<>();
        List<String> names = harmonisation.coefficientNames();
        harmonisation.features().forEach((feature, model) -> features.put(feature, model(model, names)));
        tree.put("features", features);
        return tree;
    }

    private static Map<String, Object> cohort(Calibration.Cohort cohort) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", cohort.name());
        tree.put("patients", cohort.patients());
        tree.put("synthetic", cohort.synthetic());
        tree.put("description", cohort.description());
        return tree;
    }

    private static Map<String, Object> limits(Limits limits) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (limits.minVoxels() > 0) {
            tree.put("minVoxels", limits.minVoxels());
        }
        if (limits.minVolume() > 0) {
            tree.put("minVolume", limits.minVolume());
        }
        limits.days().ifPresent(d -> {
            tree.put("minDays", d.min());
            tree.put("maxDays", d.max());
        });
        return tree;
    }

    private static Map<String, Object> numeric(LinearHarmonisation harmonisation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (String predictor : harmonisation.numeric()) {
            LinearHarmonisation.Range range = harmonisation.ranges().get(predictor);
            Map<String, Object> ends = new LinkedHashMap<>();
            ends.put("min", range.min());
            ends.put("max", range.max());
            tree.put(predictor, ends);
        }
        return tree;
    }

    private static Map<String, Object> model(FeatureModel model, List<String> names) {
        Map<String, Object> coefficients = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            coefficients.put(names.get(i), model.coefficients().get(i));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("intercept", model.intercept());
        tree.put("coefficients", coefficients);
        tree.put("mean", model.mean());
        tree.put("sd", model.sd());
        tree.put("min", model.min());
        tree.put("max", model.max());
        return tree;
    }
}
