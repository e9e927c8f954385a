package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Scorer;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;

/**
 * A package of one study judged on the patients of another, whom none of its steps saw: harmonisation, z-parameters, coefficients
 * and cut-offs are the package's. The other study says which tables, columns and times; its {@code harmonise}, {@code split},
 * {@code learner}, {@code signatures} and {@code cutoff} are not looked at.
 */
public record ExternalEvaluation(Study study, StudyPackage pack) {
    /** Part of all patients in the tables. */
    public static final String PART = "external";

    private static final String STEP = "evaluate";
    private static final List<String> GROUPS =
            Stream.of(RiskGroup.values()).map(RiskGroup::name).toList();

    /**
     * Writes scores.csv, evaluation.csv and kaplan-meier.csv into a folder.
     *
     * @return a sentence for each signature
     * @throws StudyException.StepFailed when the patients are those of the package's own study, their features were extracted
     *                                   otherwise, or none can be scored
     */
    public List<String> run(Path out) throws IOException, CohortException, SignatureException {
        requireOthers();
        StudyPatients patients = StudyPatients.read(study);
        List<String> ids = patients.rows().ids();
        Study.Columns columns = study.columns();
        Prediction prediction =
                new Prediction(columns.patient(), columns.timePoint(), columns.baseline(), columns.mid());
        ScoreMeasures measures = new ScoreMeasures(study.evaluation());
        CsvFile scores = new CsvFile(
                "patient", "part", "time", "event", "signature", "version", "score", "cutoff", "group", "notes");
        List<String> said = new ArrayList<>();
        for (Signature signature : pack.signatures()) {
            Map<String, ScoreResult> results = prediction.score(study.data().features(), signature, pack.calibration());
            StudyPatients.requireAll(study, results.keySet(), ids);
            List<ScoreResult> inOrder = ids.stream()
                    .map(id -> results.getOrDefault(
                            id,
                            new ScoreResult.NotScored(
                                    signature,
                                    "there is no row in " + study.data().features())))
                    .toList();
            write(scores, patients, inOrder);
            said.add(judge(signature, patients.outcome(), inOrder, measures));
        }
        StudyFolder folder = new StudyFolder(out);
        Files.createDirectories(out);
        scores.write(folder.scores());
        measures.write(folder.evaluation(), Optional.of(folder.curves()));
        return said;
    }

    private void requireOthers() throws IOException, StudyException {
        Path own = pack.folder().resolve("study.yaml");
        if (Files.exists(own) && StepLog.hash(own).equals(StepLog.hash(study.file()))) {
            throw new StudyException.StepFailed(
                    STEP,
                    study.file()
                            + " is the study that made the package: its patients were fitted on. Evaluate it without a"
                            + " package, or name a study of others");
        }
        String extraction = pack.calibration().extraction();
        if (!study.about().extraction().equals(extraction)) {
            throw new StudyException.StepFailed(
                    STEP,
                    "the package takes features extracted with " + extraction + ", the study's were with "
                            + study.about().extraction());
        }
    }

    private static void write(CsvFile csv, StudyPatients patients, List<ScoreResult> results) {
        for (int n = 0; n < results.size(); n++) {
            ScoreResult result = results.get(n);
            List<Object> row = new ArrayList<>(List.of(
                    patients.rows().ids().get(n),
                    PART,
                    patients.outcome().time(n),
                    patients.outcome().isEvent(n) ? 1 : 0,
                    result.signature().id(),
                    result.signature().version()));
            if (result instanceof ScoreResult.Scored s) {
                row.addAll(List.of(s.value(), s.cutoff(), s.group(), String.join("; ", s.warnings())));
            } else {
                row.addAll(List.of("", "", "", reason(result)));
            }
            csv.add(row.toArray());
        }
    }

    private static String reason(ScoreResult result) {
        return result instanceof ScoreResult.NotScored none ? none.reason() : "";
    }

    private static String judge(
            Signature signature, SurvivalTimes outcome, List<ScoreResult> results, ScoreMeasures measures)
            throws StudyException {
        int[] rows = IntStream.range(0, results.size())
                .filter(n -> results.get(n) instanceof ScoreResult.Scored)
                .toArray();
        if (rows.length == 0) {
            throw new StudyException.StepFailed(
                    STEP, "no patient has a score of " + signature.id() + "; the first: " + reason(results.get(0)));
        }
        List<ScoreResult.Scored> scored = IntStream.of(rows)
                .mapToObj(n -> (ScoreResult.Scored) results.get(n))
                .toList();
        boolean up = signature.highMeans() == RiskGroup.HIGH;
        Estimate c = measures.survival(
                signature.id(),
                PART,
                outcome.rows(rows),
                scored.stream().mapToDouble(s -> up ? s.value() : -s.value()).toArray(),
                scored.stream().map(s -> s.group().name()).toList(),
                GROUPS);
        if (Double.isNaN(c.value())) {
            throw new FitException("these " + rows.length + " patients do not tell how well " + signature.id()
                    + " predicts: no two can be compared");
        }
        long flagged = scored.stream()
                .filter(s -> s.warnings().stream().anyMatch(w -> !w.equals(Scorer.SYNTHETIC)))
                .count();
        return String.format(
                Locale.ROOT,
                "%s %s: C-index %.3f (%.3f to %.3f) in %d patients, %d without a score, %d outside the range of the package's"
                        + " cohort",
                signature.id(),
                signature.version(),
                c.value(),
                c.lower(),
                c.upper(),
                rows.length,
                results.size() - rows.length,
                flagged);
    }
}
