package org.deltarad.cohort.study.cluster;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.study.StudyDesign;
import org.deltarad.cohort.study.StudyFolder;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.study.rows.DivideStep;
import org.deltarad.cohort.study.rows.Endpoint;
import org.deltarad.cohort.study.rows.PatientColumns;
import org.deltarad.cohort.study.rows.RowColumns;
import org.deltarad.cohort.study.rows.RowContext;
import org.deltarad.cohort.study.rows.Variable;

/**
 * A study of clusters, as its YAML file says; see {@link ClusterStudyFile} for the keys.
 *
 * @param endpoint   by whose frequency clusters are ordered, and by which they are compared
 * @param variables  clinical variables by name
 * @param harmonise  regression on acquisition parameters
 * @param split      none when all patients are clustered, as in S0
 * @param adjusted   names of the variables beside the cluster in the adjusted Cox model
 * @param compare    columns of the patients' table that are compared between clusters
 * @param compared   names of variables that are, too
 */
public record ClusterStudy(
        Path file,
        Study.About about,
        Study.Data data,
        RowColumns columns,
        Endpoint.Survival endpoint,
        Map<String, Variable> variables,
        Study.Harmonise harmonise,
        Optional<Study.SplitPlan> split,
        Clusters clusters,
        List<String> adjusted,
        PatientColumns compare,
        List<String> compared,
        Study.Evaluation evaluation)
        implements StudyDesign {
    /** Value of the key {@code design}. */
    public static final String DESIGN = "clusters";
    /** Name of the step that clusters; those before it are all that assigning patients needs. */
    public static final String CLUSTER_STEP = "cluster";

    public ClusterStudy {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        adjusted = List.copyOf(adjusted);
        compared = List.copyOf(compared);
    }

    /**
     * @param count     number of clusters
     * @param fewest    number of clusters whose quality is judged, at least
     * @param most      at most
     * @param intervals lower limits of the feature ranking's intervals I, II, ..., descending
     */
    public record Clusters(int count, int fewest, int most, List<Double> intervals) {
        public Clusters {
            intervals = List.copyOf(intervals);
        }
    }

    @Override
    public List<StudyStep> steps(Path out) {
        ClusterContext context = new ClusterContext(
                this, new RowContext(data, columns, harmonise.predictors(), wanted(), new StudyFolder(out)));
        return List.of(
                new DivideStep(context.tables(), split, endpoint),
                new HarmoniseRowsStep(context),
                new ClusterStep(context),
                new CompareStep(context),
                new HazardStep(context),
                new EvaluateClustersStep(context));
    }

    private PatientColumns wanted() {
        PatientColumns all = compare.and(endpoint);
        for (String name : Stream.concat(adjusted.stream(), compared.stream()).toList()) {
            all = all.and(variables.get(name));
        }
        return split.isPresent() ? all.and(List.of(), split.get().by()) : all;
    }
}
