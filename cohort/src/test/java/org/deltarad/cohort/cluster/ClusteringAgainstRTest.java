package org.deltarad.cohort.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.cohort.Reference;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.harmonise.Scaling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against cluster::pam and cluster::silhouette of R; cluster.R beside the data made the numbers. */
class ClusteringAgainstRTest {
    private static final Reference R = Reference.of(ClusteringAgainstRTest.class, "cluster.csv");

    /** Relative. Sums of some thousand distances in double precision. */
    private static final double CLOSED = 1e-10;

    private static FeatureTable data(String name) {
        return Reference.data(ClusteringAgainstRTest.class, name + ".csv", "row");
    }

    private static FeatureTable z(FeatureTable rows) {
        return Scaling.fit(Scaling.Kind.Z_SCORE, rows, rows.names()).apply(rows).table();
    }

    @AfterAll
    static void nothingWasLeftOut() {
        R.assertAllAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "mtcars", "ruspini"})
    void medoidsClustersAndIndices(String name) {
        FeatureTable rows = name.equals("mtcars") ? z(data(name)) : data(name);
        double[][] x = rows.values();
        for (int k : new int[] {1, 2, 3, 4, 5, 6, 10}) {
            for (Dissimilarity dissimilarity : Dissimilarity.values()) {
                String key = name + " " + k + (dissimilarity == Dissimilarity.EUCLIDEAN ? " euclidean" : " squared");
                Pam pam = Pam.of(x, k, dissimilarity);
                for (int c = 0; c < k; c++) {
                    R.near(pam.medoids().get(c) + 1, key, "medoid" + (c + 1), 0);
                }
                for (int r = 0; r < x.length; r++) {
                    R.near(pam.clusters().get(r), key, "row" + (r + 1), 0);
                }
                R.near(pam.build(), key, "build", CLOSED);
                R.near(pam.swap(), key, "swap", CLOSED);
                if (k > 1) {
                    indices(key, new ClusterQuality(x, pam.clusters()), dissimilarity, x.length);
                }
            }
        }
    }

    private static void indices(String key, ClusterQuality quality, Dissimilarity dissimilarity, int rows) {
        double[] widths = quality.silhouette(dissimilarity);
        for (int r = 0; r < rows; r++) {
            R.near(widths[r], key, "silhouette" + (r + 1), CLOSED, 1e-12);
        }
        R.near(quality.meanSilhouette(dissimilarity), key, "mean", CLOSED);
        R.near(quality.calinskiHarabasz(), key, "ch", CLOSED);
        R.near(quality.daviesBouldin(), key, "db", CLOSED);
    }

    @Test
    void contrastOfFeatures() {
        FeatureTable iris = z(data("iris"));
        List<Integer> species = IntStream.range(0, 150).mapToObj(n -> n / 50).toList();
        List<ClusterContrast> contrasts = ClusterContrast.of(iris, species);
        contrasts.forEach(c -> R.near(c.ranking(), "contrast", c.feature(), CLOSED));
        assertThat(contrasts.get(0).feature()).isEqualTo("Petal.Length");
        assertThat(contrasts).extracting(ClusterContrast::ranking).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void clustersAreOrderedByEventsAndTakeNewPatients() {
        FeatureTable iris = z(data("iris"));
        boolean[] event = new boolean[150];
        Arrays.fill(event, 0, 50, true);
        Arrays.fill(event, 100, 110, true);
        Clustering clustering = Clustering.fit(iris, event, 3, Dissimilarity.SQUARED_EUCLIDEAN);
        assertThat(clustering.medoids())
                .extracting(Clustering.Medoid::frequency)
                .isSorted()
                .last()
                .isEqualTo(1.0);
        assertThat(clustering.medoids().stream()
                        .mapToInt(Clustering.Medoid::patients)
                        .sum())
                .isEqualTo(150);
        List<Integer> assigned = clustering.assign(iris);
        Pam pam = Pam.of(iris.values(), 3, Dissimilarity.SQUARED_EUCLIDEAN);
        for (int a = 0; a < 150; a++) {
            for (int b = 0; b < a; b++) {
                assertThat(assigned.get(a).equals(assigned.get(b)))
                        .isEqualTo(pam.clusters().get(a).equals(pam.clusters().get(b)));
            }
        }
        assertThat(assigned.subList(0, 50)).containsOnly(2);
        assertThat(clustering.assign(iris.rows(7))).as("alone as among all").containsExactly(2);
        assertThatThrownBy(() -> clustering.assign(iris.rows(7).with("Petal.Width", new double[] {Double.NaN})))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("'Petal.Width' of 8");
    }

    @Test
    void whatHasNoClustersIsRefused() {
        assertThatThrownBy(() -> Pam.of(new double[3][1], 3, Dissimilarity.EUCLIDEAN))
                .isInstanceOf(FitException.class)
                .hasMessageContaining("3 clusters of 3 rows");
        assertThatThrownBy(() -> Pam.of(new double[][] {{1}, {Double.NaN}, {2}}, 2, Dissimilarity.EUCLIDEAN))
                .isInstanceOf(FitException.class);
        assertThatThrownBy(() -> new ClusterQuality(new double[3][1], List.of(0, 0, 0)))
                .isInstanceOf(FitException.class);
        double[] same = new ClusterQuality(new double[][] {{1}, {1}, {5}}, List.of(0, 0, 1))
                .silhouette(Dissimilarity.EUCLIDEAN);
        assertThat(same[0]).isCloseTo(1, within(1e-12));
        assertThat(same[2]).as("alone").isZero();
    }
}
