package org.deltarad.cohort.study.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.cluster.ClusterModel;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.ScoreMeasures;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.survival.LogRank;

/** Kaplan-Meier curves of the clusters with the log-rank test, and their C-index and time-dependent AUC. */
record EvaluateClustersStep(ClusterContext context) implements StudyStep {
    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String settings() {
        return context.study().evaluation() + "\n" + context.names();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(context.tables().inputs());
        inputs.add(context.folder().scores());
        return inputs;
    }

    @Override
    public List<Path> outputs() {
        return List.of(context.folder().evaluation(), context.folder().curves());
    }

    @Override
    public String run() throws IOException, CohortException {
        ScoreMeasures measures = new ScoreMeasures(context.study().evaluation());
        double[] clusters = context.clusters();
        List<String> said = new ArrayList<>();
        for (String part : List.of(Parts.VALIDATION, Parts.TRAINING)) {
            int[] rows = context.clustered(part);
            if (rows.length == 0) {
                continue;
            }
            SurvivalTimes y = context.times().rows(rows);
            Estimate c = measures.survival(
                    ClusterContext.ID,
                    part,
                    y,
                    IntStream.of(rows).mapToDouble(r -> clusters[r]).toArray(),
                    IntStream.of(rows)
                            .mapToObj(r -> ClusterModel.name(clusters[r]))
                            .toList(),
                    context.names());
            double p = new LogRank()
                    .test(y, IntStream.of(rows).map(r -> (int) clusters[r] - 1).toArray())
                    .p();
            said.add(String.format("%s patients: log-rank p %.3g, C-index %.3f", part, p, c.value()));
        }
        measures.write(
                context.folder().evaluation(), Optional.of(context.folder().curves()));
        return String.join(", ", said);
    }
}
