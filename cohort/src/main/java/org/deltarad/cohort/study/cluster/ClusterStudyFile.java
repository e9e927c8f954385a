package org.deltarad.cohort.study.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.study.StudySections;
import org.deltarad.cohort.study.rows.Endpoint;
import org.deltarad.cohort.study.rows.PatientColumns;
import org.deltarad.cohort.study.rows.RowSections;
import org.deltarad.cohort.study.rows.Variable;
import org.deltarad.signature.SignatureException;
import org.deltarad.signature.YamlNode;

/**
 * Studies of clusters as YAML files. No other keys are known; those with a question mark may be left out:
 *
 * <pre>
 * format: deltarad-study/1
 * design: clusters
 * id, version, title, citation, endpoint, extraction: texts
 * synthetic: true | false
 * data: {features, patients}
 * columns: {patient, timePoint?, baseline?, features: regular expression, time, event}
 * variables: {name: {number: column} | {column, is: [categories]} | {courses: [[dose, fractions], ..], alphaBeta}, ..}
 * harmonise: {numeric: [..], categorical: [..], fdr?: level}
 * split?: {validation: share, seed, events?, timeBins?, by?}
 * clusters: {count, quality: [fewest, most], intervals: [descending lower limits of the feature ranking]}
 * adjusted: [variables]
 * compare: {numeric: [columns], categorical: [columns], variables?: [variables]}
 * evaluation: {times: [..], level?: 0.95}
 * </pre>
 */
public final class ClusterStudyFile {
    private static final List<String> KEYS = List.of(
            "format",
            "design",
            "id",
            "version",
            "title",
            "citation",
            "endpoint",
            "extraction",
            "synthetic",
            "data",
            "columns",
            "variables",
            "harmonise",
            "clusters",
            "adjusted",
            "compare",
            "evaluation");

    private ClusterStudyFile() {}

    /** The study of a file's root. */
    public static ClusterStudy of(Path file, StudySections sections, YamlNode root) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = root.exactly(KEYS, List.of("split"));
        keys.get("format").oneOf(Map.of(StudySections.FORMAT, StudySections.FORMAT));
        keys.get("design").oneOf(Map.of(ClusterStudy.DESIGN, ClusterStudy.DESIGN));
        Study.About about = StudySections.about(keys, keys.get("endpoint").text());
        YamlNode columnsNode = keys.get("columns");
        Map<String, YamlNode> columns =
                columnsNode.exactly(List.of("patient", "features", "time", "event"), List.of("timePoint", "baseline"));
        Map<String, Variable> variables = RowSections.variables(keys.get("variables"));
        Map<String, YamlNode> compare =
                keys.get("compare").exactly(List.of("numeric", "categorical"), List.of("variables"));
        Optional<Study.SplitPlan> split =
                keys.containsKey("split") ? Optional.of(StudySections.split(keys.get("split"))) : Optional.empty();
        return new ClusterStudy(
                file,
                about,
                sections.data(keys.get("data")),
                RowSections.columns(columnsNode, columns),
                new Endpoint.Survival(
                        about.endpoint(),
                        columns.get("time").text(),
                        columns.get("event").text()),
                variables,
                StudySections.harmonise(keys.get("harmonise")),
                split,
                clusters(keys.get("clusters")),
                RowSections.names(keys.get("adjusted"), variables),
                new PatientColumns(
                        compare.get("numeric").texts(),
                        compare.get("categorical").texts()),
                compare.containsKey("variables") ? RowSections.names(compare.get("variables"), variables) : List.of(),
                StudySections.evaluation(keys.get("evaluation")));
    }

    private static ClusterStudy.Clusters clusters(YamlNode node) throws SignatureException.BadFile {
        Map<String, YamlNode> keys = node.exactly(List.of("count", "quality", "intervals"));
        List<YamlNode> quality = keys.get("quality").items();
        if (quality.size() != 2 || quality.get(1).count() < quality.get(0).count()) {
            throw keys.get("quality").refuse("must be [fewest, most]");
        }
        List<Double> intervals = new ArrayList<>();
        for (YamlNode limit : keys.get("intervals").items()) {
            double value = StudySections.positive(limit);
            if (!intervals.isEmpty() && value >= intervals.get(intervals.size() - 1)) {
                throw limit.refuse("limits must descend");
            }
            intervals.add(value);
        }
        return new ClusterStudy.Clusters(
                StudySections.atLeast(2, keys.get("count")),
                StudySections.atLeast(2, quality.get(0)),
                quality.get(1).count(),
                intervals);
    }
}
