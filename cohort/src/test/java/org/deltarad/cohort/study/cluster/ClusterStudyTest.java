package org.deltarad.cohort.study.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.study.StudyException;
import org.deltarad.cohort.study.StudyFile;
import org.deltarad.cohort.study.StudyRun;
import org.deltarad.cohort.study.design.DesignFile;
import org.deltarad.cohort.study.design.FrozenPrediction;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.PipelineFile;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.SyntheticTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S0's design on its synthetic cohort, of which the truth is known, by the file that is shipped. */
class ClusterStudyTest {
    @TempDir
    Path folder;

    private Path file;
    private Path out;
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void tables() throws IOException {
        SyntheticTables.of(CohortDesign.s0(), 2026).write(folder);
        file = folder.resolve("S0.yaml");
        Files.copy(Path.of("..", "docs", "samples", "studies", "S0.yaml"), file);
        out = folder.resolve("out");
    }

    private void run() throws IOException, CohortException {
        run("evaluate");
    }

    private void run(String last) throws IOException, CohortException {
        done.clear();
        new StudyRun(DesignFile.read(file), out).run(last, (step, summary, current) -> {
            if (!current) {
                done.add(step);
            }
        });
    }

    private void edit(String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).containsPattern(from);
        Files.writeString(file, text.replaceFirst(from, to));
    }

    private FeatureTable read(Path table, List<String> key, List<String> numeric, List<String> categorical)
            throws Exception {
        return FeatureTableReader.read(table, new ColumnRoles(key, Optional.of(numeric), categorical, Set.of()));
    }

    private FeatureTable table(String name, List<String> key, String... numeric) throws Exception {
        return read(out.resolve(name), key, List.of(numeric), List.of());
    }

    private double[] risk() throws Exception {
        return read(folder.resolve("truth.csv"), List.of("patient"), List.of("risk"), List.of())
                .column("risk");
    }

    /** Hubert and Arabie 1985: 1 for the same groups, 0 on average for groups by chance. */
    private static double adjustedRand(int[] a, int[] b) {
        TreeMap<String, Integer> cells = new TreeMap<>();
        TreeMap<Integer, Integer> rows = new TreeMap<>();
        TreeMap<Integer, Integer> columns = new TreeMap<>();
        for (int n = 0; n < a.length; n++) {
            cells.merge(a[n] + "/" + b[n], 1, Integer::sum);
            rows.merge(a[n], 1, Integer::sum);
            columns.merge(b[n], 1, Integer::sum);
        }
        double both =
                cells.values().stream().mapToDouble(v -> v * (v - 1) / 2.0).sum();
        double first =
                rows.values().stream().mapToDouble(v -> v * (v - 1) / 2.0).sum();
        double second =
                columns.values().stream().mapToDouble(v -> v * (v - 1) / 2.0).sum();
        double chance = first * second / (a.length * (a.length - 1) / 2.0);
        return (both - chance) / ((first + second) / 2 - chance);
    }

    /** Groups that the patients were drawn from, by limits half-way between the groups' middles. */
    private static int[] groups(double[] risk) {
        return Arrays.stream(risk)
                .mapToInt(r -> r < -0.43 ? 1 : r < 0.8 ? 2 : 3)
                .toArray();
    }

    @Test
    void s0FindsTheGroupsThatThePatientsWereDrawnFrom() throws Exception {
        run("report");
        assertThat(done).containsExactly("split", "harmonise", "cluster", "compare", "hazards", "evaluate", "report");
        double[] clusters =
                table("scores.csv", List.of("patient"), "Clusters score").column("Clusters score");
        int[] found = Arrays.stream(clusters).mapToInt(c -> (int) c).toArray();
        assertThat(adjustedRand(found, groups(risk())))
                .as("adjusted Rand index: 0 by chance, 0.55 to 0.7 with other seeds")
                .isGreaterThan(0.4);

        FeatureTable gates = table("harmonisation.csv", List.of("feature"), "adjusted", "adjusted after");
        assertThat(Arrays.stream(gates.column("adjusted")).filter(p -> p <= 0.05))
                .as("six of seven features have an effect of the acquisition; S0 found 252 of 293")
                .hasSizeBetween(200, 270);
        assertThat(Arrays.stream(gates.column("adjusted after")).filter(p -> p <= 0.05))
                .as("none after, as in S0")
                .isEmpty();

        FeatureTable sizes = table("clusters.csv", List.of("cluster"), "patients", "frequency");
        assertThat(sizes.ids()).containsExactly("C1", "C2", "C3");
        assertThat(sizes.column("frequency")).isSorted();
        assertThat(Arrays.stream(sizes.column("patients")).sum()).isEqualTo(132);

        FeatureTable ranking = table("feature-ranking.csv", List.of("feature"), "rank", "FR", "interval");
        List<String> planted =
                CohortDesign.s0().planted().stream().map(p -> p.feature()).toList();
        assertThat(planted).containsAll(ranking.ids().subList(0, 90));
        for (int n = 0; n < ranking.size(); n++) {
            double fr = ranking.column("FR")[n];
            assertThat(ranking.column("interval")[n]).isEqualTo(fr > 1.85 ? 1 : fr > 1.5 ? 2 : 0);
        }

        FeatureTable quality = table("cluster-quality.csv", List.of("clusters"), "silhouette", "Davies-Bouldin");
        assertThat(quality.ids()).containsExactly("2", "3", "4", "5", "6");
        assertThat(quality.column("silhouette")[1])
                .as("three groups were planted: more divide them")
                .isGreaterThan(quality.column("silhouette")[2])
                .isGreaterThan(quality.column("silhouette")[4]);

        FeatureTable cox = table("cox.csv", List.of("model", "variable"), "hazard ratio", "lower");
        assertThat(cox.ids())
                .containsExactly(
                        "unadjusted / C2/C3 against C1",
                        "unadjusted / Age",
                        "unadjusted / FIGO III/IV",
                        "adjusted / C2/C3 against C1",
                        "adjusted / Age",
                        "adjusted / FIGO III/IV");
        assertThat(cox.column("lower")[0]).isGreaterThan(1.5);
        assertThat(cox.column("lower")[3]).isGreaterThan(1.5);

        FeatureTable measures =
                read(out.resolve("evaluation.csv"), List.of("part", "measure", "time"), List.of("value"), List.of());
        assertThat(measures.column("value")[measures.row("training / log-rank p / all")])
                .isLessThan(1e-4);
        assertThat(Files.readString(out.resolve("clusters-clinical.csv")))
                .contains("Age,,Kruskal-Wallis,", "LymphNodeMetastasis,no,chi-square,", "FIGO III/IV,no,");
        assertThat(Files.readAllLines(out.resolve("clusters-acquisition.csv"))).hasSizeGreaterThan(12);
    }

    @Test
    void whatIsFrozenAssignsPatientsWhoWereNotSeen() throws Exception {
        edit("evaluation:", "split: {validation: 0.3333, seed: 1}\nevaluation:");
        run();
        FittedPipeline frozen =
                new PipelineFile(ModelFile.standard()).read(Files.readString(out.resolve("package/clusters.json")));
        FeatureTable features = read(
                folder.resolve("features.csv"),
                List.of("patient", "timepoint"),
                frozen.columns(),
                List.of("InPlanePhaseEncodingDirection", "Manufacturer"));
        FeatureTable scores = read(
                out.resolve("scores.csv"),
                List.of("patient"),
                List.of("Clusters score"),
                List.of("part", "Clusters group"));
        double[] written = scores.column("Clusters score");
        assertThat(frozen.scores(features)).containsExactly(written);
        List<FrozenPrediction.Scored> predicted =
                FrozenPrediction.read(out.resolve("package")).score(folder.resolve("features.csv"), Optional.empty());
        assertThat(predicted.stream().mapToDouble(FrozenPrediction.Scored::score))
                .containsExactly(Arrays.stream(written).boxed().toArray(Double[]::new));
        assertThat(predicted.get(0).group()).isEqualTo("C" + (int) written[0]);
        int[] validation = new PartRows(scores.categories("part")).of("validation");
        double[] risk = risk();
        assertThat(validation).hasSize(44);
        assertThat(adjustedRand(
                        Arrays.stream(validation).map(r -> (int) written[r]).toArray(),
                        groups(Arrays.stream(validation)
                                .mapToDouble(r -> risk[r])
                                .toArray())))
                .as("adjusted Rand index of patients who were not clustered")
                .isGreaterThan(0.4);
        assertThat(scores.categories("Clusters group").get(0)).isEqualTo("C" + (int) written[0]);
    }

    /** Rows of a part. */
    private record PartRows(List<String> parts) {
        int[] of(String part) {
            return IntStream.range(0, parts.size())
                    .filter(r -> parts.get(r).equals(part))
                    .toArray();
        }
    }

    @Test
    void aRunIsTakenUpWhereItsInputsChangedAndGivesTheSameBytes() throws Exception {
        new StudyRun(DesignFile.read(file), out).run(ClusterStudy.CLUSTER_STEP, (step, s, current) -> done.add(step));
        assertThat(done).containsExactly("split", "harmonise", "cluster");
        run();
        assertThat(done).containsExactly("compare", "hazards", "evaluate");
        run();
        assertThat(done).isEmpty();
        edit("adjusted: \\[Age, FIGO III/IV\\]", "adjusted: [Age]");
        run();
        assertThat(done).as("the package has the study's file").containsExactly("cluster", "hazards");
        Path again = folder.resolve("again");
        new StudyRun(DesignFile.read(file), again).run("evaluate", (step, s, current) -> {});
        for (String name : List.of("scores.csv", "cox.csv", "cluster-quality.csv", "package/clusters.json")) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(out.resolve(name));
        }
    }

    @Test
    void whatIsBadIsRefusedWithItsPlace() throws Exception {
        String good = Files.readString(file);
        int line = Files.readAllLines(file).indexOf("adjusted: [Age, FIGO III/IV]") + 1;
        edit("adjusted: \\[Age", "adjusted: [Weight");
        refused(StudyException.BadFile.class, "line " + line + ", adjusted", "'Weight' is none of the variables");
        Files.writeString(file, good.replace("count: 3", "count: 1"));
        refused(StudyException.BadFile.class, "clusters.count", "must be 2 or more");
        Files.writeString(file, good.replace("design: clusters", "design: cluster"));
        refused(StudyException.BadFile.class, "design", "must be one of [clusters, ");
        Files.writeString(file, good + "seed: 1\n");
        refused(StudyException.BadFile.class, "seed", "unknown key");
        Files.writeString(file, good);
        assertThatThrownBy(() -> StudyFile.read(file))
                .hasMessageContaining("must be one of [signature], is 'clusters'");

        Path patients = folder.resolve("patients.csv");
        String rows = Files.readString(patients);
        Files.writeString(patients, rows.replaceFirst("(?m)^(S0-003,.*)$", "$1\n$1"));
        refused(TableException.class, "patients.csv, row 5", "'S0-003' is in row 4 already");
        Files.writeString(patients, rows.replaceFirst("(?m)^S0-004,.*\n", ""));
        refused(TableException.class, "patients.csv", "without a row here: S0-004");
        int age = List.of(rows.lines().findFirst().orElseThrow().split(",", -1)).indexOf("Age");
        Files.writeString(patients, rows.replaceFirst("(?m)^(S0-004(,[^,]*){" + (age - 1) + "}),[^,]*", "$1,"));
        refused(TableException.class, "patients.csv, row 5, column " + (age + 1), "variable 'Age' is made of it");
    }

    private void refused(Class<? extends CohortException> type, String... parts) {
        assertThatThrownBy(this::run).isInstanceOf(type).satisfies(e -> assertThat(e.getMessage())
                .contains(parts));
    }
}
