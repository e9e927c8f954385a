package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.cohort.regression.PenaltyChoice;
import org.deltarad.cohort.reliability.ReliabilityFilter;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.SignatureFile;
import org.deltarad.signature.YamlNode;

/**
 * Studies as YAML files. Paths are relative to the file's folder. No other keys are known; those with a question mark may be
 * left out:
 *
 * <pre>
 * format: deltarad-study/1
 * design?: signature
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
    private static final Map<String, Signature.Input> INPUTS =
            Map.of("baseline", Signature.Input.BASELINE, "delta", Signature.Input.DELTA);
    private static final String DESIGN = "signature";

    private final StudySections sections;

    private StudyFile(StudySections sections) {
        this.sections = sections;
    }

    /**
     * Reads a study.
     *
     * @throws StudyException.BadFile when a key is unknown, missing or there twice, or a value not of its form, with the line
     * @throws IOException            when a file cannot be read
     */
    public static Study read(Path file) throws IOException, StudyException {
        return StudySections.read(file, (sections, root) -> of(file, sections, root));
    }

    /** The study of a file's root. */
    public static Study of(Path file, StudySections sections, YamlNode root) throws IOException, SignatureException {
        return new StudyFile(sections).study(file, root);
    }

    private Study study(Path file, YamlNode root) throws IOException, SignatureException {
        if (root.entries().containsKey("design")) {
            root.entries().get("design").oneOf(Map.of(DESIGN, DESIGN));
        }
        Map<String, YamlNode> keys = root.exactly(KEYS, List.of("design", "reliability"));
        keys.get("format").oneOf(Map.of(StudySections.FORMAT, StudySections.FORMAT));
        Study.About about = StudySections.about(keys, keys.get("endpoint").text());
        Optional<ReliabilityFilter> reliability = keys.containsKey("reliability")
                ? Optional.of(StudySections.reliability(keys.get("reliability")))
                : Optional.empty();
        Study.Data data = sections.data(keys.get("data"));
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
        Study study = new Study(
                file,
                about,
                data,
                columns(keys.get("columns")),
                StudySections.harmonise(keys.get("harmonise")),
                reliability,
                StudySections.split(keys.get("split")),
                learner(keys.get("learner")),
                train,
                published,
                StudySections.positive(time),
                StudySections.evaluation(keys.get("evaluation")));
        requireOneRole(keys.get("columns"), study);
        return study;
    }

    private static void requireOneRole(YamlNode node, Study study) throws SignatureException.BadFile {
        Study.Columns columns = study.columns();
        List<String> ofPatients = new ArrayList<>(List.of(columns.patient(), columns.time(), columns.event()));
        ofPatients.addAll(study.split().by());
        List<String> ofFeatures = new ArrayList<>(List.of(columns.patient(), columns.timePoint(), columns.reader()));
        ofFeatures.addAll(study.harmonise().predictors().numeric());
        ofFeatures.addAll(study.harmonise().predictors().categorical());
        for (List<String> names : List.of(ofPatients, ofFeatures)) {
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!seen.add(name)) {
                    throw node.refuse("column '" + name + "' has two roles");
                }
            }
        }
        if (columns.baseline().equals(columns.mid())) {
            throw node.refuse("baseline and mid are the same, '" + columns.mid() + "'");
        }
    }

    private static Study.Columns columns(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(
                List.of("patient", "timePoint", "baseline", "mid", "features", "time", "event"), List.of("reader"));
        return new Study.Columns(
                keys.get("patient").text(),
                keys.get("timePoint").text(),
                keys.get("baseline").text(),
                keys.get("mid").text(),
                keys.containsKey("reader") ? keys.get("reader").text() : "reader",
                StudySections.pattern(keys.get("features")),
                keys.get("time").text(),
                keys.get("event").text());
    }

    private static Study.Learner learner(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys =
                node.exactly(List.of("method", "folds", "penalty"), List.of("alpha", "seed", "lambdaMinRatio"));
        boolean lasso = keys.get("method").oneOf(Map.of("lasso-cox", true, "elastic-net-cox", false));
        if (lasso == keys.containsKey("alpha")) {
            throw node.refuse("elastic-net-cox needs alpha, and lasso-cox has none");
        }
        double alpha = lasso ? 1 : StudySections.share(keys.get("alpha"));
        YamlNode folds = keys.get("folds");
        Optional<Integer> k = folds.text().equals("leave-one-out") ? Optional.empty() : Optional.of(folds.count());
        if (k.isPresent() && k.get() < 2) {
            throw folds.refuse("must be leave-one-out, or 2 or more");
        }
        PenaltyChoice penalty =
                keys.get("penalty").oneOf(Map.of("min", PenaltyChoice.LAMBDA_MIN, "1se", PenaltyChoice.LAMBDA_1SE));
        double ratio =
                keys.containsKey("lambdaMinRatio") ? StudySections.share(keys.get("lambdaMinRatio")) : Double.NaN;
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
                    : SignatureFile.read(sections.table(item));
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
}
