package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.reliability.IccForm;
import org.deltarad.cohort.reliability.ReliabilityFilter;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.YamlNode;
import org.deltarad.signature.YamlReader;

/**
 * Parts of a study's file that every design has; each method refuses what is not of its form with file, line and key.
 *
 * @param folder of the file, which paths are relative to
 * @param tables whether tables must be there
 */
public record StudySections(Path folder, boolean tables) {
    /** Value of the key {@code format}. */
    public static final String FORMAT = "deltarad-study/1";
    /** What {@code true} and {@code false} stand for. */
    public static final Map<String, Boolean> YES_NO = Map.of("true", true, "false", false);

    private static final double USUAL_LEVEL = 0.95;
    private static final Map<String, IccForm> FORMS = Map.of(
            "1,1", IccForm.ICC_1_1,
            "2,1", IccForm.ICC_2_1,
            "3,1", IccForm.ICC_3_1,
            "1,k", IccForm.ICC_1_K,
            "2,k", IccForm.ICC_2_K,
            "3,k", IccForm.ICC_3_K);

    /** Makes a study of a file's root. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(StudySections sections, YamlNode root) throws IOException, SignatureException;
    }

    /**
     * Reads a file.
     *
     * @throws StudyException.BadFile what the reading refuses
     */
    public static <T> T read(Path file, Reading<T> reading) throws IOException, StudyException {
        return read(file, true, reading);
    }

    /** Reads the copy of a study's file in a package, whose tables are elsewhere. */
    public static <T> T readPackaged(Path file, Reading<T> reading) throws IOException, StudyException {
        return read(file, false, reading);
    }

    private static <T> T read(Path file, boolean tables, Reading<T> reading) throws IOException, StudyException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return reading.of(
                    new StudySections(file.toAbsolutePath().normalize().getParent(), tables),
                    YamlReader.read(file.toString(), bytes));
        } catch (SignatureException e) {
            throw new StudyException.BadFile(e.getMessage(), e);
        }
    }

    /**
     * What signatures and reports cite.
     *
     * @param keys     of the root: id, version, title, citation, synthetic, extraction
     * @param endpoint what is predicted
     */
    public static Study.About about(Map<String, YamlNode> keys, String endpoint) throws SignatureException.BadFile {
        return new Study.About(
                keys.get("id").text(),
                keys.get("version").text(),
                keys.get("title").text(),
                keys.get("citation").text(),
                endpoint,
                keys.get("synthetic").oneOf(YES_NO),
                keys.get("extraction").text());
    }

    /** {@code {features, patients, readers?}}. */
    public Study.Data data(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("features", "patients"), List.of("readers"));
        Path features = table(keys.get("features"));
        Path patients = table(keys.get("patients"));
        Optional<Path> readers =
                keys.containsKey("readers") ? Optional.of(table(keys.get("readers"))) : Optional.empty();
        return new Study.Data(features, patients, readers);
    }

    /** A file, which is there when tables must be. */
    Path table(YamlNode node) throws SignatureException.BadFile {
        Path file = folder.resolve(node.text()).normalize();
        if (tables && !Files.isRegularFile(file)) {
            throw node.refuse("there is no file " + file);
        }
        return file;
    }

    /** A regular expression. */
    public static Pattern pattern(YamlNode node) throws SignatureException.BadFile {
        try {
            return Pattern.compile(node.text());
        } catch (PatternSyntaxException e) {
            throw node.refuse("is no regular expression: " + e.getDescription());
        }
    }

    /** {@code {numeric: [..], categorical: [..], fdr?: level}}. */
    public static Study.Harmonise harmonise(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("numeric", "categorical"), List.of("fdr"));
        List<String> numeric = keys.get("numeric").texts();
        List<String> categorical = keys.get("categorical").texts();
        OptionalDouble fdr =
                keys.containsKey("fdr") ? OptionalDouble.of(share(keys.get("fdr"))) : OptionalDouble.empty();
        return new Study.Harmonise(node.build(() -> new Predictors(numeric, categorical)), fdr);
    }

    /** {@code {icc: "2,1", above: number, lower?: number}}. */
    public static ReliabilityFilter reliability(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("icc", "above"), List.of("lower"));
        double lower = keys.containsKey("lower") ? keys.get("lower").number() : Double.NEGATIVE_INFINITY;
        return new ReliabilityFilter(
                keys.get("icc").oneOf(FORMS), keys.get("above").number(), lower, USUAL_LEVEL);
    }

    /** {@code {validation: share, seed, events?: true, timeBins?: number, by?: [columns]}}. */
    public static Study.SplitPlan split(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("validation", "seed"), List.of("events", "timeBins", "by"));
        int bins = keys.containsKey("timeBins") ? atLeast(1, keys.get("timeBins")) : 1;
        return new Study.SplitPlan(
                share(keys.get("validation")),
                !keys.containsKey("events") || keys.get("events").oneOf(YES_NO),
                bins,
                keys.containsKey("by") ? keys.get("by").texts() : List.of(),
                keys.get("seed").count());
    }

    /** {@code {times: [..], level?: 0.95}}. */
    public static Study.Evaluation evaluation(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("times"), List.of("level"));
        List<Double> times = new ArrayList<>();
        for (YamlNode time : keys.get("times").items()) {
            times.add(positive(time));
        }
        return new Study.Evaluation(times, keys.containsKey("level") ? share(keys.get("level")) : USUAL_LEVEL);
    }

    /** A number above 0 and below 1. */
    public static double share(YamlNode node) throws SignatureException.BadFile {
        double share = node.number();
        if (!(share > 0 && share < 1)) {
            throw node.refuse("must be between 0 and 1, is " + share);
        }
        return share;
    }

    /** A number above 0. */
    public static double positive(YamlNode node) throws SignatureException.BadFile {
        double number = node.number();
        if (!(number > 0)) {
            throw node.refuse("must be above 0, is " + number);
        }
        return number;
    }

    /** A whole number. */
    public static int atLeast(int least, YamlNode node) throws SignatureException.BadFile {
        int count = node.count();
        if (count < least) {
            throw node.refuse("must be " + least + " or more");
        }
        return count;
    }
}
