package org.deltarad.feature;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.image.biasfield.N4Settings;
import org.deltarad.image.filter.ImageType;

/** Checks a parameter document and turns it into {@link ExtractionParameters}. */
final class ParameterReader {
    private static final Set<String> SECTIONS = Set.of("imageType", "featureClass", "setting", "voxelSetting");
    private final String source;

    ParameterReader(String source) {
        this.source = source;
    }

    ExtractionParameters read(String text) throws ParameterException {
        ParameterNode.Mapping root = mapping(ParameterNode.parse(text, source), "");
        for (Map.Entry<String, ParameterNode> section : root.entries().entrySet()) {
            if (!SECTIONS.contains(section.getKey())) {
                throw fault(
                        section.getValue(),
                        section.getKey(),
                        "is not a section of a parameter file; sections are "
                                + "imageType, featureClass, setting and voxelSetting");
            }
        }
        Map<String, Object> configuration = SettingValues.defaults();
        configuration.putAll(settings(root.entries().get("setting"), "setting", SettingRules.SETTING));
        configuration.putAll(settings(root.entries().get("voxelSetting"), "voxelSetting", SettingRules.VOXEL_SETTING));
        Map<String, Map<String, Object>> imageTypes = imageTypes(root.entries().get("imageType"));
        Map<FeatureClass, List<String>> features =
                features(root.entries().get("featureClass"), Boolean.TRUE.equals(configuration.get("force2D")));
        return new ExtractionParameters(source, features, configuration, imageTypes);
    }

    private ParameterException fault(ParameterNode node, String key, String reason) {
        return new ParameterException(source, node.line(), key, reason);
    }

    private ParameterException unsupported(ParameterNode node, String key, Object value) {
        return new ParameterException.Unsupported(source, node.line(), key, value + " is known to PyRadiomics");
    }

    private ParameterNode.Mapping mapping(ParameterNode node, String key) throws ParameterException {
        if (node instanceof ParameterNode.Mapping mapping) {
            return mapping;
        }
        throw fault(node, key, node.plain() + " is not a mapping of names to values; an empty one is written {}");
    }

    private static boolean isEmpty(ParameterNode node) {
        return node == null || (node instanceof ParameterNode.Scalar scalar && scalar.value() == null);
    }

    private Map<String, Object> settings(ParameterNode section, String path, Map<String, SettingRule> rules)
            throws ParameterException {
        Map<String, Object> values = new LinkedHashMap<>();
        if (isEmpty(section)) {
            return values;
        }
        for (Map.Entry<String, ParameterNode> entry :
                mapping(section, path).entries().entrySet()) {
            values.put(entry.getKey(), setting(entry.getValue(), entry.getKey(), path, rules));
        }
        return values;
    }

    private Object setting(ParameterNode node, String name, String path, Map<String, SettingRule> rules)
            throws ParameterException {
        String key = path + "." + name;
        Object value = node.plain();
        SettingRule rule = rules.get(name);
        if (rule == null) {
            throw fault(node, key, "is not a setting that PyRadiomics or DeltaRad knows (value " + value + ")");
        }
        var reason = rule.fault(value);
        if (reason.isPresent()) {
            throw fault(node, key, reason.get());
        }
        if (rule.unsupported().test(value)) {
            throw unsupported(node, key, value);
        }
        checkList(node, name, key, value);
        return value;
    }

    private void checkList(ParameterNode node, String name, String key, Object value) throws ParameterException {
        if (!(value instanceof List<?> list)) {
            return;
        }
        if (name.equals("resegmentRange") && (list.isEmpty() || list.size() > 2)) {
            throw fault(node, key, value + " must hold one or two thresholds");
        }
        if (name.equals("resampledPixelSpacing") && list.size() != 3) {
            throw fault(node, key, value + " must hold three spacings, along x, y and z");
        }
        if (name.equals("biasFieldIterations") && (list.isEmpty() || list.size() > N4Settings.MAXIMUM_LEVELS)) {
            throw fault(
                    node, key, value + " must hold the iterations of 1 to " + N4Settings.MAXIMUM_LEVELS + " levels");
        }
        if (name.equals("distances") && (list.isEmpty() || new LinkedHashSet<>(list).size() < list.size())) {
            throw fault(node, key, value + " must hold one distance or several different ones");
        }
    }

    private Map<String, Map<String, Object>> imageTypes(ParameterNode section) throws ParameterException {
        Map<String, Map<String, Object>> types = new LinkedHashMap<>();
        if (section != null) {
            for (Map.Entry<String, ParameterNode> entry :
                    mapping(section, "imageType").entries().entrySet()) {
                types.put(entry.getKey(), imageType(entry.getKey(), entry.getValue()));
            }
        }
        if (types.isEmpty()) {
            types.put("Original", Map.of());
        }
        return types;
    }

    private Map<String, Object> imageType(String name, ParameterNode node) throws ParameterException {
        String path = "imageType." + name;
        if (!ImageType.LABELS.contains(name)) {
            throw fault(node, path, "is not an image type that PyRadiomics knows; image types: " + ImageType.LABELS);
        }
        ParameterNode.Mapping custom = mapping(node, path);
        Map<String, Object> values = settings(custom, path, SettingRules.SETTING);
        for (String key : values.keySet()) {
            if (!SettingRules.PER_IMAGE_TYPE.contains(key)) {
                throw fault(
                        custom.entries().get(key),
                        path + "." + key,
                        "has no effect for a single image type; put it under setting");
            }
        }
        return values;
    }

    /** @param planar whether neighbours are those of a plane alone, without which {@code shape2D} is never computed */
    private Map<FeatureClass, List<String>> features(ParameterNode section, boolean planar) throws ParameterException {
        Map<FeatureClass, List<String>> named = new LinkedHashMap<>();
        if (section != null) {
            for (Map.Entry<String, ParameterNode> entry :
                    mapping(section, "featureClass").entries().entrySet()) {
                FeatureClass featureClass = featureClass(entry.getKey(), entry.getValue());
                named.put(featureClass, features(featureClass, entry.getValue()));
            }
        }
        return named.isEmpty() ? allFeatures(planar) : named;
    }

    static Map<FeatureClass, List<String>> allFeatures(boolean planar) {
        Map<FeatureClass, List<String>> all = new EnumMap<>(FeatureClass.class);
        for (FeatureClass featureClass : FeatureClass.values()) {
            if (planar || featureClass != FeatureClass.SHAPE2D) {
                all.put(featureClass, featureClass.features());
            }
        }
        return all;
    }

    private FeatureClass featureClass(String name, ParameterNode node) throws ParameterException {
        return FeatureClass.ofLabel(name)
                .orElseThrow(
                        () -> fault(node, "featureClass." + name, "is not a feature class that PyRadiomics knows"));
    }

    private List<String> features(FeatureClass featureClass, ParameterNode node) throws ParameterException {
        String key = "featureClass." + featureClass.label();
        if (isEmpty(node)) {
            return featureClass.features();
        }
        if (!(node instanceof ParameterNode.Sequence sequence)) {
            throw fault(node, key, node.plain() + " is not a list of features");
        }
        List<String> names = new ArrayList<>();
        for (ParameterNode item : sequence.items()) {
            String name = String.valueOf(item.plain());
            if (!featureClass.namable().contains(name)) {
                throw fault(item, key, name + " is not a feature of this class");
            }
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names.isEmpty() ? featureClass.features() : List.copyOf(names);
    }
}
