package org.deltarad.cohort.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;

/**
 * Clusters, frozen: medoids that new patients are assigned to.
 *
 * @param dissimilarity to the medoids
 * @param features      in the order of the medoids' values, harmonised and scaled as those of the training rows
 * @param medoids       one for each cluster, in the order of the clusters
 */
public record Clustering(Dissimilarity dissimilarity, List<String> features, List<Medoid> medoids) {
    public Clustering {
        features = List.copyOf(features);
        medoids = List.copyOf(medoids);
    }

    /**
     * The patient in the middle of a cluster.
     *
     * @param id        of the training row
     * @param values    of the features
     * @param patients  of the training rows in the cluster
     * @param events    of these patients, with the event
     */
    public record Medoid(String id, List<Double> values, int patients, int events) {
        public Medoid {
            values = List.copyOf(values);
        }

        /** Fraction of the patients with the event. */
        public double frequency() {
            return (double) events / patients;
        }
    }

    /**
     * Clusters training rows by PAM on all their numeric columns, and puts the clusters in ascending order of how often their
     * patients had the event: the first has the lowest risk (S0). Of equally frequent ones the larger comes first.
     *
     * @param event of each row, in their order
     * @throws FitException when a cell is missing or there are too few rows
     */
    public static Clustering fit(FeatureTable rows, boolean[] event, int k, Dissimilarity dissimilarity) {
        if (event.length != rows.size()) {
            throw new IllegalArgumentException(event.length + " events of " + rows.size() + " rows");
        }
        double[][] x = rows.requireComplete().values();
        Pam pam = Pam.of(x, k, dissimilarity);
        List<Medoid> medoids = new ArrayList<>();
        for (int c = 0; c < k; c++) {
            int cluster = c;
            int[] members = IntStream.range(0, x.length)
                    .filter(r -> pam.clusters().get(r) == cluster)
                    .toArray();
            int events = (int) IntStream.of(members).filter(r -> event[r]).count();
            int row = pam.medoids().get(c);
            List<Double> values =
                    IntStream.range(0, x[row].length).mapToObj(f -> x[row][f]).toList();
            medoids.add(new Medoid(rows.ids().get(row), values, members.length, events));
        }
        medoids.sort(Comparator.comparingDouble(Medoid::frequency)
                .thenComparing(Comparator.comparingInt(Medoid::patients).reversed()));
        return new Clustering(dissimilarity, rows.names(), medoids);
    }

    /**
     * The cluster of each row, that of the nearest medoid, from 0; of equally near ones the one of lower risk.
     *
     * @throws FitException when a feature of a row is missing
     */
    public List<Integer> assign(FeatureTable rows) {
        FeatureTable own = rows.select(features).requireComplete();
        List<Integer> clusters = new ArrayList<>();
        for (double[] row : own.values()) {
            clusters.add(nearest(row));
        }
        return clusters;
    }

    /** The cluster of one row, as {@link #assign}. */
    int nearest(double[] row) {
        return IntStream.range(0, medoids.size())
                .boxed()
                .min(Comparator.comparingDouble(c -> dissimilarity.of(
                        row,
                        medoids.get(c).values().stream().mapToDouble(v -> v).toArray())))
                .orElseThrow();
    }
}
