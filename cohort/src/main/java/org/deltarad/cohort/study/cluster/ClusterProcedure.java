package org.deltarad.cohort.study.cluster;

import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.cluster.ClusterModel;
import org.deltarad.cohort.cluster.Clustering;
import org.deltarad.cohort.cluster.Dissimilarity;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.RiskModel;
import org.deltarad.cohort.harmonise.FittedOls;
import org.deltarad.cohort.harmonise.OlsHarmoniser;
import org.deltarad.cohort.validate.FittedHarmonisationStep;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Pipeline;
import org.deltarad.cohort.validate.Procedure;
import org.deltarad.cohort.validate.Step;

/**
 * Harmonises features and clusters the patients by them: k-medoids on squared Euclidean distances, in the order of how often their
 * patients had the event.
 *
 * @param features to harmonise
 * @param count    number of clusters
 */
record ClusterProcedure(OlsHarmoniser harmoniser, List<String> features, int count) implements Procedure {
    static final Dissimilarity DISSIMILARITY = Dissimilarity.SQUARED_EUCLIDEAN;

    @Override
    public FittedPipeline fit(FeatureTable training, Outcome outcome) {
        Step harmonise = Step.harmonisation(rows -> harmoniser.fit(rows, features));
        FittedPipeline fitted =
                new Pipeline(List.of(harmonise), (x, y) -> model(training.ids(), x, y)).fit(training, outcome);
        Clustering clustering = ((ClusterModel) fitted.model()).clustering();
        return new FittedPipeline(
                fitted.columns(),
                fitted.steps(),
                new ClusterModel(
                        new Clustering(clustering.dissimilarity(), fitted.modelColumns(), clustering.medoids())));
    }

    private RiskModel model(List<String> patients, double[][] x, Outcome outcome) {
        List<String> names =
                IntStream.range(0, x[0].length).mapToObj(Integer::toString).toList();
        return new ClusterModel(
                Clustering.fit(FeatureTable.of(patients, names, x), outcome.positive(), count, DISSIMILARITY));
    }

    /** The regression of a pipeline that this fitted. */
    static FittedOls harmonisation(FittedPipeline fitted) {
        return (FittedOls) ((FittedHarmonisationStep) fitted.steps().get(0)).fitted();
    }
}
