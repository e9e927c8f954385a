package org.deltarad.cohort.study.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.cluster.ClusterModel;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.harmonise.OlsHarmoniser;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.StudyFolder;
import org.deltarad.cohort.study.rows.RowContext;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.Outcome;

/** What the steps of a study of clusters share. */
record ClusterContext(ClusterStudy study, RowContext tables) {
    /** Id of the score: the number of the cluster. */
    static final String ID = "Clusters";

    StudyFolder folder() {
        return tables.folder();
    }

    Path file(String name) {
        return folder().root().resolve(name);
    }

    /** Fitted harmonisation and clusters, as JSON. */
    Path model() {
        return folder().pack().resolve("clusters.json");
    }

    /** Names of the clusters, the one of the lowest risk first. */
    List<String> names() {
        return IntStream.rangeClosed(1, study.clusters().count())
                .mapToObj(ClusterModel::name)
                .toList();
    }

    String settings() {
        return study.about() + "\n" + tables.settings() + "\n" + study.endpoint() + "\n" + study.harmonise();
    }

    OlsHarmoniser harmoniser() {
        return new OlsHarmoniser(
                study.harmonise().predictors(), study.harmonise().fdr());
    }

    /** The pipeline for a number of clusters, on training rows. */
    FittedPipeline fit(int count) throws IOException, CohortException {
        int[] training = tables.parts().rows(Parts.TRAINING);
        return new ClusterProcedure(harmoniser(), tables.rows().features(), count)
                .fit(tables.rows().rows().rows(training), outcome().rows(training));
    }

    Outcome outcome() throws IOException, CohortException {
        return tables.rows().outcome(study.endpoint());
    }

    SurvivalTimes times() throws IOException, CohortException {
        return outcome().times();
    }

    /** Number of each patient's cluster, from 1, as the table of scores has it; NaN for none. */
    double[] clusters() throws IOException, CohortException {
        ColumnRoles roles =
                new ColumnRoles(List.of("patient"), Optional.of(List.of(ID + " score")), List.of(), Set.of());
        FeatureTable rows = FeatureTableReader.read(folder().scores(), roles);
        return rows.column(ID + " score");
    }

    /** Rows of patients of a part who have a cluster. */
    int[] clustered(String part) throws IOException, CohortException {
        double[] clusters = clusters();
        return IntStream.of(tables.parts().rows(part))
                .filter(r -> !Double.isNaN(clusters[r]))
                .toArray();
    }
}
