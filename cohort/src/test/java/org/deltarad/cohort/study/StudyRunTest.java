package org.deltarad.cohort.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.validate.FittedPipeline;
import org.deltarad.cohort.validate.Outcome;
import org.deltarad.cohort.validate.Split;
import org.deltarad.hash.Sha256;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureFile;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.Planted;
import org.deltarad.testdata.cohort.SyntheticTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S1's design on its synthetic cohort, of which the truth is known, by the file that is shipped. */
class StudyRunTest {
    private static final Prediction PREDICTION = new Prediction("patient", "timepoint", "pre", "mid");

    @TempDir
    Path folder;

    private Path file;
    private Path out;
    private final List<String> done = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    @BeforeEach
    void tables() throws IOException {
        SyntheticTables.of(CohortDesign.s1(), CohortDesign.SEED).write(folder);
        file = folder.resolve("S1.yaml");
        Files.copy(Path.of("..", "docs", "samples", "studies", "S1.yaml"), file);
        out = folder.resolve("out");
    }

    private void run() throws IOException, CohortException {
        run("evaluate");
    }

    private void run(String last) throws IOException, CohortException {
        done.clear();
        skipped.clear();
        new StudyRun(StudyFile.read(file), out)
                .run(last, (step, summary, current) -> (current ? skipped : done).add(step));
    }

    private void edit(Path table, String from, String to) throws IOException {
        String text = Files.readString(table);
        assertThat(text).containsPattern(from);
        Files.writeString(table, text.replaceFirst(from, to));
    }

    private static List<String> planted(boolean delta) {
        return CohortDesign.s1().planted().stream()
                .filter(p -> p.delta() == delta)
                .map(Planted::feature)
                .toList();
    }

    private Map<String, Double> coefficients(String id) throws Exception {
        Map<String, Double> terms = new LinkedHashMap<>();
        SignatureFile.read(out.resolve("package/" + id + ".yaml"))
                .terms()
                .forEach(t -> terms.put(t.feature(), t.coefficient()));
        return terms;
    }

    /** The feature with the largest coefficient, which are in units of z. */
    private String strongest(String id) throws Exception {
        return coefficients(id).entrySet().stream()
                .max(Comparator.comparingDouble(e -> Math.abs(e.getValue())))
                .orElseThrow()
                .getKey();
    }

    /** How many planted features are in their signature with the sign of their loading. */
    private int found() throws Exception {
        int found = 0;
        for (Planted p : CohortDesign.s1().planted()) {
            double c = coefficients(p.delta() ? "Delta_study" : "Pre_study").getOrDefault(p.feature(), 0.0);
            found += c * p.loading() > 0 ? 1 : 0;
        }
        return found;
    }

    private FeatureTable evaluation() throws Exception {
        return FeatureTableReader.read(
                out.resolve("evaluation.csv"),
                new ColumnRoles(
                        List.of("signature", "part", "measure", "time"),
                        Optional.of(List.of("patients", "events", "value", "lower", "upper")),
                        List.of(),
                        Set.of()));
    }

    @Test
    void s1FindsWhatIsPlantedAndScoresUnseenPatients() throws Exception {
        run();
        assertThat(done).containsExactly("split", "harmonise", "train", "calibrate", "evaluate");
        assertThat(found()).as("all that is planted").isEqualTo(6);
        assertThat(planted(true)).contains(strongest("Delta_study"));
        assertThat(planted(false)).contains(strongest("Pre_study"));
        for (String id : List.of("Delta_study", "Pre_study")) {
            assertThat(coefficients(id))
                    .as("of about 35 that readers agree on; lambda.min errs on the side of too many")
                    .hasSizeLessThan(18);
        }
        FeatureTable measures = evaluation();
        for (String id : List.of("Delta_study", "Pre_study")) {
            int row = IntStream.range(0, measures.size())
                    .filter(r -> measures.categories("signature").get(r).equals(id)
                            && measures.categories("part").get(r).equals("validation")
                            && measures.categories("measure").get(r).equals("C-index"))
                    .findFirst()
                    .orElseThrow();
            assertThat(measures.column("patients")[row]).isEqualTo(37);
            assertThat(measures.column("lower")[row])
                    .as("C-index of unseen patients: better than chance")
                    .isGreaterThan(0.5);
        }
    }

    /**
     * The shipped cohort is no lucky one: of the cohorts of seeds 1 to 20, 19 show all six features and one shows five, beside
     * some six others in each signature; the mean AUC of their validation patients at 60 months is 0.85 (2026-11-21).
     */
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4})
    void otherCohortsShowAtLeastFiveOfSix(long seed) throws Exception {
        SyntheticTables.of(CohortDesign.s1(), seed).write(folder);
        new StudyRun(StudyFile.read(file), out).run("train", (step, summary, current) -> {});
        assertThat(found()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void theFilesScoreEachPatientAsThePipelineDoesToTheLastBit() throws Exception {
        edit(file, "folds: leave-one-out", "folds: 5");
        run();
        Study study = StudyFile.read(file);
        StudyContext context = new StudyContext(study, new StudyFolder(out));
        StudyData data = context.data();
        Split split = context.split();
        ReaderAgreement readers = ReaderAgreement.read(
                study.columns(),
                study.reliability().orElseThrow(),
                study.data().readers().orElseThrow(),
                data.features());
        Calibration calibration = CalibrationFile.read(out.resolve("package/calibration.yaml"));
        for (Map.Entry<String, Signature.Input> trained : study.train().entrySet()) {
            FittedPipeline pipeline = new StudyPipeline(data, Optional.of(readers))
                    .of(trained.getValue())
                    .fit(
                            data.paired().rows(split.training()),
                            Outcome.of(data.outcome().rows(split.training())));
            double[] expected = pipeline.scores(data.paired());
            Signature signature = SignatureFile.read(out.resolve("package/" + trained.getKey() + ".yaml"));
            Map<String, ScoreResult> scored = PREDICTION.score(folder.resolve("features.csv"), signature, calibration);
            Path table = folder.resolve("scores.csv");
            Prediction.write(table, scored);
            double[] written = FeatureTableReader.read(
                            table,
                            new ColumnRoles(
                                    List.of("patient"), Optional.of(List.of("score", "cutoff")), List.of(), Set.of()))
                    .column("score");
            int n = 0;
            for (ScoreResult result : scored.values()) {
                ScoreResult.Scored score = (ScoreResult.Scored) result;
                assertThat(score.value()).isEqualTo(expected[n]);
                assertThat(written[n]).isEqualTo(expected[n++]);
                assertThat(score.cutoff()).isEqualTo(calibration.cutoffs().get(trained.getKey()));
            }
            assertThat(n).isEqualTo(110);
        }
    }

    @Test
    void aRunIsTakenUpWhereItsInputsChanged() throws Exception {
        edit(file, "folds: leave-one-out", "folds: 5");
        new StudyRun(StudyFile.read(file), out).run("harmonise", (step, summary, current) -> done.add(step));
        assertThat(done).containsExactly("split", "harmonise");
        run();
        assertThat(skipped).containsExactly("split", "harmonise");
        assertThat(done).containsExactly("train", "calibrate", "evaluate");
        run();
        assertThat(done).isEmpty();
        Files.delete(out.resolve("kaplan-meier.csv"));
        run();
        assertThat(done).containsExactly("evaluate");
        edit(file, "lambdaMinRatio: 0.02", "lambdaMinRatio: 0.03");
        run();
        assertThat(done).as("the package has the study's file").containsExactly("train", "calibrate", "evaluate");
        edit(folder.resolve("patients.csv"), "\\bS1-001,", "S1-001,");
        run();
        assertThat(done).as("rewritten and the same").isEmpty();
        for (String line : Files.readAllLines(out.resolve("package/SHA256SUMS"))) {
            String[] parts = line.split("  ", -1);
            assertThat(Sha256.hex(Files.readAllBytes(out.resolve("package").resolve(parts[1]))))
                    .isEqualTo(parts[0]);
        }
    }

    /** The report is made of all that is there; a figure that is gone, or a table that changed, makes it anew. */
    @Test
    void theReportIsTheLastStepAndIsTakenUpToo() throws Exception {
        edit(file, "folds: leave-one-out", "folds: 5");
        run("report");
        assertThat(done).endsWith("evaluate", "report");
        byte[] html = Files.readAllBytes(out.resolve("report.html"));
        assertThat(new String(html, StandardCharsets.UTF_8))
                .contains(
                        "Research use only",
                        "Synthetic data",
                        "ROC of Delta_study, validation",
                        "SHAP values of Pre_study");
        run("report");
        assertThat(done).isEmpty();
        Path figure = out.resolve("figures/km-delta-study-validation.svg");
        Files.delete(figure);
        run("report");
        assertThat(done).containsExactly("report");
        assertThat(figure).exists();
        assertThat(Files.readAllBytes(out.resolve("report.html")))
                .as("the same tables, the same report")
                .isEqualTo(html);
    }

    /** What is not a training patient's can change at will: nothing that is fitted does. */
    @Test
    void validationPatientsLeaveNoTraceInThePackage() throws Exception {
        edit(file, "folds: leave-one-out", "folds: 5");
        run();
        Map<String, Double> delta = coefficients("Delta_study");
        Calibration before = CalibrationFile.read(out.resolve("package/calibration.yaml"));
        List<String> validation = Files.readAllLines(out.resolve("split.csv")).stream()
                .filter(line -> line.endsWith("validation"))
                .map(line -> line.split(",", -1)[0])
                .toList();
        assertThat(validation).hasSize(37);
        for (String table : List.of("features.csv", "readers.csv")) {
            List<String> lines = new ArrayList<>();
            for (String line : Files.readAllLines(folder.resolve(table))) {
                boolean other = validation.contains(line.split(",", -1)[0]);
                lines.add(other ? line.replaceAll("(\\d)\\.(\\d)", "$2.$1") : line);
            }
            Files.write(folder.resolve(table), lines);
        }
        run();
        assertThat(done).contains("harmonise", "train", "calibrate");
        assertThat(coefficients("Delta_study")).isEqualTo(delta);
        Calibration after = CalibrationFile.read(out.resolve("package/calibration.yaml"));
        assertThat(after.harmonisation()).isEqualTo(before.harmonisation());
        assertThat(after.cutoffs()).isEqualTo(before.cutoffs());
    }

    @Test
    void publishedSignaturesAreCalibratedAsTheyAre() throws Exception {
        Study study = StudyFile.read(file).calibrating(List.of(SignatureFile.builtIn("Delta_rad")));
        StudyRun run = new StudyRun(study, out);
        assertThat(run.steps()).containsExactly("split", "harmonise", "calibrate", "evaluate", "report");
        run.run("evaluate", (step, summary, current) -> {});
        Signature copy = SignatureFile.read(out.resolve("package/Delta_rad.yaml"));
        assertThat(copy.terms()).isEqualTo(SignatureFile.builtIn("Delta_rad").terms());
        Calibration calibration = CalibrationFile.read(out.resolve("package/calibration.yaml"));
        assertThat(calibration.cutoffs()).containsOnlyKeys("Delta_rad");
        assertThat(calibration.cohort().patients()).isEqualTo(73);
        assertThat(calibration.harmonisation().features()).hasSize(82);
    }

    @Test
    void badTablesAreRefusedWithRowAndColumn() throws Exception {
        Path patients = folder.resolve("patients.csv");
        Path features = folder.resolve("features.csv");
        String good = Files.readString(patients);
        String goodFeatures = Files.readString(features);

        edit(patients, "(?m)^(S1-003,.*)$", "$1\n$1");
        refused(TableException.class, "patients.csv, row 5", "'S1-003' is in row 4 already");

        Files.writeString(patients, good.replaceAll("(?m)^S1-004,.*\n", ""));
        refused(TableException.class, "patients.csv", "without a row here: S1-004");
        Files.writeString(patients, good);

        Files.writeString(features, goodFeatures.replaceAll("(?m)^S1-004,mid.*\n", ""));
        refused(TableException.class, "features.csv", "S1-004 (mid)");

        Files.writeString(features, goodFeatures.replaceAll("(?m)^(S1-004,mid.*),[^,\n]*$", "$1,"));
        refused(TableException.class, "features.csv, row 9, column 97", "missing");
        Files.writeString(features, goodFeatures);

        int event =
                List.of(good.lines().findFirst().orElseThrow().split(",", -1)).indexOf("PfsEvent");
        Files.writeString(patients, replaced(good, event, "0"));
        refused(TableException.class, "patients.csv", "'PfsEvent' has no event");
        Files.writeString(patients, replaced(good, event, "2"));
        refused(TableException.class, "patients.csv, row 2, column " + (event + 1), "neither 1 (event) nor 0");
    }

    @Test
    void aBadFileIsRefusedWithLineAndKey() throws Exception {
        List<String> lines = Files.readAllLines(file);
        int line = lines.indexOf("cutoff: {time: 60}") + 1;
        String good = Files.readString(file);
        edit(file, "cutoff: .time: 60.", "cutoff: {time: -60}");
        refused(StudyException.BadFile.class, "S1.yaml, line " + line + ", cutoff.time", "must be above 0");
        Files.writeString(file, good.replace("readers: readers.csv", "readers: others.csv"));
        refused(StudyException.BadFile.class, "data.readers", "there is no file");
        Files.writeString(file, good + "surprise: 1\n");
        refused(StudyException.BadFile.class, "line " + (lines.size() + 1) + ", surprise", "unknown key");
    }

    private static String replaced(String table, int column, String cell) {
        List<String> lines = table.lines().toList();
        return String.join(
                        "\n",
                        IntStream.range(0, lines.size())
                                .mapToObj(n -> {
                                    String[] cells = lines.get(n).split(",", -1);
                                    cells[column] = n == 0 ? cells[column] : cell;
                                    return String.join(",", cells);
                                })
                                .toList())
                + "\n";
    }

    private void refused(Class<? extends CohortException> type, String... parts) {
        assertThatThrownBy(this::run).isInstanceOf(type).satisfies(e -> assertThat(e.getMessage())
                .contains(parts));
    }

    /** A constant feature is left out, and a non-ASCII name is as good as any. */
    @Test
    void constantColumnsAndOtherAlphabetsAreTaken() throws Exception {
        Path features = folder.resolve("features.csv");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(features)) {
            boolean header = lines.isEmpty();
            String cell = header ? "original_größe_Constant" : "3";
            lines.add(line + "," + cell);
        }
        Files.write(features, lines);
        edit(file, "reliability: .*", "");
        edit(file, "folds: leave-one-out", "folds: 5");
        run();
        assertThat(Files.readString(out.resolve("harmonisation.yaml")))
                .contains("# original_größe_Constant has no model: the predictors leave no variation of it.");
    }
}
