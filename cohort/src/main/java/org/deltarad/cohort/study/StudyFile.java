package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.deltarad.cohort.calibrate.Predictors;
import org.deltarad.cohort.regression.PenaltyChoice;
import org.deltarad.cohort.reliability.IccForm;
import org.deltarad.cohort.reliability.ReliabilityFilter;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;
import org.deltarad.signature.YamlNode;
import org.deltarad.signature.YamlReader;

/**
 * Studies as YAML files. Paths are relative to the file's folder. No other keys are known; those with a question mark may be
 * left out:
 *
 * <pre>
 * format: deltarad-study/1
 * id, version, title, citation, endpoint, extraction: texts
 * synthetic: true | false
 * data: {features, patients, readers?}
 * columns: {patient, timePoint, baseline, mid, reader?, features: regular expression, time, event}
 * harmonise: {numeric: [..], categorical: [..], fdr?: level}
 * reliability?: {icc: "2,1", above: number, lower?: number}
 * split: {validation: share, seed, events?: true, timeBins?: number, by?: [columns of categories]}
 * learner: {method: lasso-cox | elastic-net-cox, alpha?: share, folds: leave-one-out or number, penalty: min | 1se, seed?,
 *           lambdaMinRatio?: share}
 * signatures: {train?: {id: baseline | delta, ..}, published?: [built-in name or file, ..]}
 * cutoff: {time}
 * evaluation: {times: [..], level?: 0.95}
 * </pre>
 */
public final class StudyFile {
    static final String FORMAT = "deltarad-study/1";

    private static final List<String> KEYS = List.of(
            "format",
            "id",
            "version",
            "title",
            "citation",
            "endpoint",
            "extraction",
            "synthetic",
            "data",
            "columns",
            "harmonise",
            "split",
            "learner",
            "signatures",
            "cutoff",
            "evaluation");
    private static final Map<String, Boolean> YES_NO = Map.of("true", true, "false", false);
    private static final Map<String, Signature.Input> INPUTS =
            Map.of("baseline", Signature.Input.BASELINE, "delta", Signature.Input.DELTA);
    private static final Map<String, IccForm> FORMS = Map.of(
            "1,1", IccForm.ICC_1_1,
            "2,1", IccForm.ICC_2_1,
            "3,1", IccForm.ICC_3_1,
            "1,k", IccForm.ICC_1_K,
            "2,k", IccForm.ICC_2_K,
            "3,k", IccForm.ICC_3_K);
    private static final double USUAL_LEVEL = 0.95;

    private final Path folder;

    private StudyFile(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a study.
     *
     * @throws StudyException.BadFile when a key is unknown, missing or there twice, or a value not of its form, with the line
     * @throws IOException            when a file cannot be read
     */
    public static Study read(Path file) throws IOException, StudyException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return new StudyFile(file.toAbsolutePath().normalize().getParent())
                    .study(file, YamlReader.read(file.toString(), bytes));
        } catch (SignatureException e) {
            throw new StudyException.BadFile(e.getMessage(), e);
        }
    }

    private Study study(Path file, YamlNode root) throws IOException, SignatureException {
        Map<String, YamlNode> keys = root.exactly(KEYS, List.of("reliability"));
        keys.get("format").oneOf(Map.of(FORMAT, FORMAT));
        Study.About about = new Study.About(
                keys.get("id").text(),
                keys.get("version").text(),
                keys.get("title").text(),
                keys.get("citation").text(),
                keys.get("endpoint").text(),
                keys.get("synthetic").oneOf(YES_NO),
                keys.get("extraction").text());
        Optional<ReliabilityFilter> reliability =
                keys.containsKey("reliability") ? Optional.of(reliability(keys.get("reliability"))) : Optional.empty();
        Study.Data data = data(keys.get("data"));
        if (reliability.isPresent() && data.readers().isEmpty()) {
            throw keys.get("reliability").refuse("needs data.readers, a table of two readers' features");
        }
        Map<String, YamlNode> signatures = keys.get("signatures").exactly(List.of(), List.of("train", "published"));
        Map<String, Signature.Input> train =
                signatures.containsKey("train") ? train(signatures.get("train")) : Map.of();
        List<Signature> published =
                signatures.containsKey("published") ? published(signatures.get("published"), about) : List.of();
        requireDistinct(keys.get("signatures"), train, published);
        YamlNode time = keys.get("cutoff").exactly(List.of("time")).get("time");
        return new Study(
                file,
                about,
                data,
                columns(keys.get("columns")),
                harmonise(keys.get("harmonise")),
                reliability,
                split(keys.get("split")),
                learner(keys.get("learner")),
                train,
                published,
                positive(time),
                evaluation(keys.get("evaluation")));
    }

    private Study.Data data(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("features", "patients"), List.of("readers"));
        Path features = table(keys.get("features"));
        Path patients = table(keys.get("patients"));
        Optional<Path> readers =
                keys.containsKey("readers") ? Optional.of(table(keys.get("readers"))) : Optional.empty();
        return new Study.Data(features, patients, readers);
    }

    private Path table(YamlNode node) throws SignatureException.BadFile {
        Path file = folder.resolve(node.text()).normalize();
        if (!Files.isRegularFile(file)) {
            throw node.refuse("there is no file " + file);
        }
        return file;
    }

    private static Study.Columns columns(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(
                List.of("patient", "timePoint", "baseline", "mid", "features", "time", "event"), List.of("reader"));
        YamlNode features = keys.get("features");
        Pattern pattern;
        try {
            pattern = Pattern.compile(features.text());
        } catch (PatternSyntaxException e) {
            throw features.refuse("is no regular expression: " + e.getDescription());
        }
        return new Study.Columns(
                keys.get("patient").text(),
                keys.get("timePoint").text(),
                keys.get("baseline").text(),
                keys.get("mid").text(),
                keys.containsKey("reader") ? keys.get("reader").text() : "reader",
                pattern,
                keys.get("time").text(),
                keys.get("event").text());
    }

    private static Study.Harmonise harmonise(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("numeric", "categorical"), List.of("fdr"));
        List<String> numeric = keys.get("numeric").texts();
        List<String> categorical = keys.get("categorical").texts();
        OptionalDouble fdr =
                keys.containsKey("fdr") ? OptionalDouble.of(share(keys.get("fdr"))) : OptionalDouble.empty();
        return new Study.Harmonise(node.build(() -> new Predictors(numeric, categorical)), fdr);
    }

    private static ReliabilityFilter reliability(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("icc", "above"), List.of("lower"));
        double lower = keys.containsKey("lower") ? keys.get("lower").number() : Double.NEGATIVE_INFINITY;
        return new ReliabilityFilter(
                keys.get("icc").oneOf(FORMS), keys.get("above").number(), lower, USUAL_LEVEL);
    }

    private static Study.SplitPlan split(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("validation", "seed"), List.of("events", "timeBins", "by"));
        int bins = keys.containsKey("timeBins") ? keys.get("timeBins").count() : 1;
        if (bins < 1) {
            throw keys.get("timeBins").refuse("must be 1 or more");
        }
        return new Study.SplitPlan(
                share(keys.get("validation")),
                !keys.containsKey("events") || keys.get("events").oneOf(YES_NO),
                bins,
                keys.containsKey("by") ? keys.get("by").texts() : List.of(),
                keys.get("seed").count());
    }

    private static Study.Learner learner(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys =
                node.exactly(List.of("method", "folds", "penalty"), List.of("alpha", "seed", "lambdaMinRatio"));
        boolean lasso = keys.get("method").oneOf(Map.of("lasso-cox", true, "elastic-net-cox", false));
        if (lasso == keys.containsKey("alpha")) {
            throw node.refuse("elastic-net-cox needs alpha, and lasso-cox has none");
        }
        double alpha = lasso ? 1 : share(keys.get("alpha"));
        YamlNode folds = keys.get("folds");
        Optional<Integer> k = folds.text().equals("leave-one-out") ? Optional.empty() : Optional.of(folds.count());
        if (k.isPresent() && k.get() < 2) {
            throw folds.refuse("must be leave-one-out, or 2 or more");
        }
        PenaltyChoice penalty =
                keys.get("penalty").oneOf(Map.of("min", PenaltyChoice.LAMBDA_MIN, "1se", PenaltyChoice.LAMBDA_1SE));
        double ratio = keys.containsKey("lambdaMinRatio") ? share(keys.get("lambdaMinRatio")) : Double.NaN;
        return new Study.Learner(
                alpha,
                k,
                penalty,
                ratio,
                keys.containsKey("seed") ? keys.get("seed").count() : 1);
    }

    private static Map<String, Signature.Input> train(YamlNode node) throws SignatureException.BadFile {
        Map<String, Signature.Input> train = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : node.entries().entrySet()) {
            train.put(entry.getKey(), entry.getValue().oneOf(INPUTS));
        }
        return train;
    }

    private List<Signature> published(YamlNode node, Study.About about) throws IOException, SignatureException {
        List<Signature> all = new ArrayList<>();
        for (YamlNode item : node.items()) {
            String name = item.text();
            Signature signature = SignatureFile.builtIns().contains(name)
                    ? SignatureFile.builtIn(name)
                    : SignatureFile.read(table(item));
            if (!signature.extraction().equals(about.extraction())) {
                throw item.refuse("takes features extracted with " + signature.extraction() + ", the study's were with "
                        + about.extraction());
            }
            all.add(signature);
        }
        return all;
    }

    private static void requireDistinct(YamlNode node, Map<String, Signature.Input> train, List<Signature> published)
            throws SignatureException.BadFile {
        List<String> ids = new ArrayList<>(train.keySet());
        published.forEach(s -> ids.add(s.id()));
        if (ids.isEmpty()) {
            throw node.refuse("there is no signature to train or to calibrate");
        }
        for (String id : ids) {
            if (!id.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")
                    || List.of("calibration", "study").contains(id)) {
                throw node.refuse("'" + id + "' cannot name a file of the package: an id has letters, digits and . _ -"
                        + " only, and is neither calibration nor study");
            }
        }
        if (ids.stream().distinct().count() < ids.size()) {
            throw node.refuse("an id is there twice in " + ids);
        }
    }

    private static Study.Evaluation evaluation(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("times"), List.of("level"));
        List<Double> times = new ArrayList<>();
        for (YamlNode time : keys.get("times").items()) {
            times.add(positive(time));
        }
        return new Study.Evaluation(times, keys.containsKey("level") ? share(keys.get("level")) : USUAL_LEVEL);
    }

    private static double share(YamlNode node) throws SignatureException.BadFile {
        double share = node.number();
        if (!(share > 0 && share < 1)) {
            throw node.refuse("must be between 0 and 1, is " + share);
        }
        return share;
    }

    private static double positive(YamlNode node) throws SignatureException.BadFile {
        double number = node.number();
        if (!(number > 0)) {
            throw node.refuse("must be above 0, is " + number);
        }
        return number;
    }
}
