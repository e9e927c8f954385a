package org.deltarad.cohort.study.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.cluster.ClusterContrast;
import org.deltarad.cohort.cluster.ClusterModel;
import org.deltarad.cohort.cluster.ClusterQuality;
import org.deltarad.cohort.cluster.Clustering;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.study.CsvFile;
import org.deltarad.cohort.study.Parts;
import org.deltarad.cohort.study.StepLog;
import org.deltarad.cohort.study.StudyStep;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.PipelineFile;

/**
 * Clusters the training patients, judges other numbers of clusters, ranks features, assigns all patients, and writes the package
 * that assigns new ones.
 */
record ClusterStep(ClusterContext context) implements StudyStep {
    @Override
    public String name() {
        return ClusterStudy.CLUSTER_STEP;
    }

    @Override
    public String settings() {
        return context.settings() + "\n" + context.study().clusters();
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(context.tables().inputs());
        inputs.add(context.study().file());
        return inputs;
    }

    private Path quality() {
        return context.file("cluster-quality.csv");
    }

    private Path clusters() {
        return context.file("clusters.csv");
    }

    private Path ranking() {
        return context.file("feature-ranking.csv");
    }

    @Override
    public List<Path> outputs() {
        return List.of(
                quality(),
                clusters(),
                ranking(),
                context.folder().scores(),
                context.model(),
                context.folder().study(),
                context.folder().sums());
    }

    @Override
    public String run() throws IOException, CohortException {
        FittedPipeline fitted = context.fit(context.study().clusters().count());
        FeatureTable rows = context.tables().rows().rows();
        double[] assigned = fitted.scores(rows);
        int[] training = context.tables().parts().rows(Parts.TRAINING);
        FeatureTable z = ClusterProcedure.harmonisation(fitted)
                .apply(rows.rows(training))
                .table();
        writeQuality(z, context.outcome().rows(training).positive());
        writeClusters(((ClusterModel) fitted.model()).clustering());
        writeRanking(
                z, IntStream.of(training).mapToObj(r -> (int) assigned[r] - 1).toList());
        writeScores(assigned);
        writePackage(fitted);
        List<String> said = new ArrayList<>();
        for (Clustering.Medoid medoid :
                ((ClusterModel) fitted.model()).clustering().medoids()) {
            said.add(String.format("C%d %d patients, %d events", said.size() + 1, medoid.patients(), medoid.events()));
        }
        return String.join("; ", said);
    }

    private void writeQuality(FeatureTable z, boolean[] events) throws IOException {
        CsvFile csv = new CsvFile("clusters", "Calinski-Harabasz", "Davies-Bouldin", "silhouette", "chosen");
        ClusterStudy.Clusters plan = context.study().clusters();
        for (int k = plan.fewest(); k <= plan.most(); k++) {
            List<Integer> of =
                    Clustering.fit(z, events, k, ClusterProcedure.DISSIMILARITY).assign(z);
            ClusterQuality quality = new ClusterQuality(z.values(), of);
            csv.add(
                    k,
                    quality.calinskiHarabasz(),
                    quality.daviesBouldin(),
                    quality.meanSilhouette(ClusterProcedure.DISSIMILARITY),
                    k == plan.count());
        }
        csv.write(quality());
    }

    private void writeClusters(Clustering clustering) throws IOException {
        CsvFile csv = new CsvFile("cluster", "medoid", "patients", "events", "frequency");
        for (int c = 0; c < clustering.medoids().size(); c++) {
            Clustering.Medoid medoid = clustering.medoids().get(c);
            csv.add(context.names().get(c), medoid.id(), medoid.patients(), medoid.events(), medoid.frequency());
        }
        csv.write(clusters());
    }

    /** Intervals are counted from 1, with the largest contrasts; 0 is below all limits. */
    private void writeRanking(FeatureTable z, List<Integer> clusters) throws IOException {
        List<Object> header = new ArrayList<>(List.of("rank", "feature", "FR", "interval"));
        context.names().forEach(name -> header.add("mean " + name));
        CsvFile csv = new CsvFile(header.toArray());
        int rank = 0;
        List<Double> limits = context.study().clusters().intervals();
        for (ClusterContrast contrast : ClusterContrast.of(z, clusters)) {
            int interval = 1
                    + (int) IntStream.range(0, limits.size())
                            .filter(n -> contrast.ranking() <= limits.get(n))
                            .count();
            List<Object> row = new ArrayList<>(
                    List.of(++rank, contrast.feature(), contrast.ranking(), interval > limits.size() ? 0 : interval));
            row.addAll(contrast.means());
            csv.add(row.toArray());
        }
        csv.write(ranking());
    }

    private void writeScores(double[] assigned) throws IOException, CohortException {
        String id = ClusterContext.ID;
        CsvFile csv = new CsvFile("patient", "part", "time", "event", id + " score", id + " group");
        SurvivalTimes times = context.times();
        Parts parts = context.tables().parts();
        for (int n = 0; n < assigned.length; n++) {
            csv.add(
                    parts.patients().get(n),
                    parts.names().get(n),
                    times.time(n),
                    times.isEvent(n) ? 1 : 0,
                    assigned[n],
                    Double.isNaN(assigned[n]) ? "" : ClusterModel.name(assigned[n]));
        }
        csv.write(context.folder().scores());
    }

    private void writePackage(FittedPipeline fitted) throws IOException {
        Files.createDirectories(context.folder().pack());
        Files.writeString(context.model(), new PipelineFile(ModelFile.standard()).write(fitted));
        Files.copy(context.study().file(), context.folder().study(), StandardCopyOption.REPLACE_EXISTING);
        StepLog.writeSums(
                context.folder().sums(),
                List.of(context.model(), context.folder().study()));
    }
}
