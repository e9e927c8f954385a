package org.deltarad.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.deltarad.hash.Sha256;

/**
 * Calibrations as YAML files. All keys but {@code limits} are required, and no others are known:
 *
 * <pre>
 * format: deltarad-calibration/1
 * id, version, extraction: texts
 * cohort: {name, patients, synthetic, description}
 * cutoffs: signature id: number
 * limits: {minVoxels, minVolume (mm3), minDays, maxDays}, each of them optional
 * numeric: predictor: {min, max}
 * categorical: predictor: [reference level, other levels]
 * features: feature name: {intercept, coefficients: {predictor or Predictor=level: number}, mean, sd, min, max}
 * </pre>
 *
 * <p>Numbers are written with as many digits as their doubles need, so that a file read gives the same scores bit by
 * bit.
 */
public final class CalibrationFile {
    static final String FORMAT = "deltarad-calibration/1";

    private static final List<String> KEYS =
            List.of("format", "id", "version", "extraction", "cohort", "cutoffs", "numeric", "categorical", "features");
    private static final String LIMITS = "limits";
    private static final List<String> LIMIT_KEYS = List.of("minVoxels", "minVolume", "minDays", "maxDays");
    private static final List<String> COHORT_KEYS = List.of("name", "patients", "synthetic", "description");
    private static final List<String> MODEL_KEYS = List.of("intercept", "coefficients", "mean", "sd", "min", "max");

    private CalibrationFile() {}

    /**
     * Reads a calibration file.
     *
     * @throws SignatureException.BadFile when a key is unknown, missing or there twice, or a value not of its form
     * @throws IOException                when the file cannot be read
     */
    public static Calibration read(Path file) throws IOException, SignatureException {
        return parse(file.toString(), Files.readAllBytes(file));
    }

    /**
     * Writes a calibration file, over an older one in a single move.
     *
     * @param comments lines for people at the head of the file, possibly none
     * @return the calibration with the hash of the file written
     */
    public static Calibration write(Path file, Calibration calibration, List<String> comments) throws IOException {
        byte[] bytes = CalibrationYaml.bytes(calibration, comments);
        AtomicFile.write(file, bytes);
        return withHash(calibration, bytes);
    }

    /** The calibration with the hash that {@link #write} with the same comments gives it. */
    public static Calibration hashed(Calibration calibration, List<String> comments) {
        return withHash(calibration, CalibrationYaml.bytes(calibration, comments));
    }

    private static Calibration withHash(Calibration c, byte[] bytes) {
        return new Calibration(
                c.id(),
                c.version(),
                c.cohort(),
                c.extraction(),
                c.harmonisation(),
                c.cutoffs(),
                c.limits(),
                Sha256.hex(bytes));
    }

    private static Calibration parse(String file, byte[] bytes) throws SignatureException.BadFile {
        YamlNode root = YamlReader.read(file, bytes);
        Map<String, YamlNode> keys = root.exactly(KEYS, List.of(LIMITS));
        keys.get("format").oneOf(Map.of(FORMAT, FORMAT));
        String id = keys.get("id").text();
        String version = keys.get("version").text();
        String extraction = keys.get("extraction").text();
        Calibration.Cohort cohort = cohort(keys.get("cohort"));
        Map<String, Double> cutoffs = keys.get("cutoffs").numbers();
        LinearHarmonisation harmonisation = harmonisation(root, keys);
        Limits limits = keys.containsKey(LIMITS) ? limits(keys.get(LIMITS)) : Limits.NONE;
        return new Calibration(id, version, cohort, extraction, harmonisation, cutoffs, limits, Sha256.hex(bytes));
    }

    private static Limits limits(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of(), LIMIT_KEYS);
        int voxels = keys.containsKey("minVoxels") ? keys.get("minVoxels").count() : 0;
        double volume = keys.containsKey("minVolume") ? keys.get("minVolume").number() : 0;
        if (keys.containsKey("minDays") != keys.containsKey("maxDays")) {
            throw node.refuse("minDays and maxDays go together");
        }
        Optional<Range> days = Optional.empty();
        if (keys.containsKey("minDays")) {
            double min = keys.get("minDays").number();
            double max = keys.get("maxDays").number();
            days = Optional.of(node.build(() -> new Range(min, max)));
        }
        Optional<Range> window = days;
        return node.build(() -> new Limits(voxels, volume, window));
    }

    private static Calibration.Cohort cohort(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(COHORT_KEYS);
        return new Calibration.Cohort(
                keys.get("name").text(),
                keys.get("patients").count(),
                keys.get("synthetic").oneOf(Map.of("true", true, "false", false)),
                keys.get("description").text());
    }

    private static LinearHarmonisation harmonisation(YamlNode root, Map<String, YamlNode> keys)
            throws SignatureException.BadFile {
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : keys.get("numeric").entries().entrySet()) {
            Map<String, YamlNode> ends = entry.getValue().exactly(List.of("min", "max"));
            double min = ends.get("min").number();
            double max = ends.get("max").number();
            ranges.put(entry.getKey(), entry.getValue().build(() -> new Range(min, max)));
        }
        Map<String, List<String>> levels = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry :
                keys.get("categorical").entries().entrySet()) {
            levels.put(entry.getKey(), entry.getValue().texts());
        }
        List<String> numeric = List.copyOf(ranges.keySet());
        List<String> names = LinearHarmonisation.coefficientNames(numeric, levels);
        Map<String, FeatureModel> features = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : keys.get("features").entries().entrySet()) {
            features.put(entry.getKey(), model(entry.getValue(), names));
        }
        return root.build(() -> new LinearHarmonisation(numeric, levels, ranges, features));
    }

    private static FeatureModel model(YamlNode node, List<String> names) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(MODEL_KEYS);
        Map<String, YamlNode> byName = keys.get("coefficients").exactly(names);
        Double[] coefficients = new Double[names.size()];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = byName.get(names.get(i)).number();
        }
        double intercept = keys.get("intercept").number();
        double mean = keys.get("mean").number();
        double sd = keys.get("sd").number();
        double min = keys.get("min").number();
        double max = keys.get("max").number();
        return node.build(() -> new FeatureModel(intercept, List.of(coefficients), mean, sd, min, max));
    }
}
