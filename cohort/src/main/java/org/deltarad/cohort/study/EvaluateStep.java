package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.numeric.Estimate;
import org.deltarad.signature.RiskGroup;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;

/**
 * Judges the scores: time-dependent AUC, C-index, and Kaplan-Meier of the groups with the log-rank test, of the validation
 * patients and, as what they look like where they were fitted, of the training patients.
 */
record EvaluateStep(StudyContext context) implements StudyStep {
    @Override
    public String name() {
        return "evaluate";
    }

    @Override
    public String settings() {
        return context.ids() + "\n" + context.study().evaluation();
    }

    @Override
    public List<Path> inputs() {
        return List.of(context.folder().scores());
    }

    @Override
    public List<Path> outputs() {
        return List.of(context.folder().evaluation(), context.folder().curves());
    }

    private static final List<String> GROUPS =
            Stream.of(RiskGroup.values()).map(RiskGroup::name).toList();

    @Override
    public String run() throws IOException, CohortException, SignatureException {
        ScoreMeasures measures = new ScoreMeasures(context.study().evaluation());
        List<String> said = new ArrayList<>();
        for (Signature signature : context.signatures()) {
            for (String part : List.of(Parts.VALIDATION, Parts.TRAINING)) {
                FeatureTable rows = rows(signature, part);
                Estimate c = measures.survival(
                        signature.id(),
                        part,
                        outcome(rows),
                        risk(signature, rows),
                        rows.categories(signature.id() + " group"),
                        GROUPS);
                if (part.equals(Parts.VALIDATION)) {
                    said.add(String.format(
                            "%s: C-index %.3f (%.3f to %.3f) in %d validation patients",
                            signature.id(), c.value(), c.lower(), c.upper(), rows.size()));
                }
            }
        }
        measures.write(
                context.folder().evaluation(), Optional.of(context.folder().curves()));
        return String.join(", ", said);
    }

    /** The patients of a part who have a score. */
    private FeatureTable rows(Signature signature, String name) throws IOException, CohortException {
        String score = signature.id() + " score";
        ColumnRoles roles = new ColumnRoles(
                List.of(StudyContext.PATIENT),
                Optional.of(List.of("time", "event", score)),
                List.of(StudyContext.PART, signature.id() + " group"),
                Set.of());
        FeatureTable all = FeatureTableReader.read(context.folder().scores(), roles);
        List<String> parts = all.categories(StudyContext.PART);
        double[] scores = all.column(score);
        return all.rows(IntStream.range(0, all.size())
                .filter(r -> parts.get(r).equals(name) && !Double.isNaN(scores[r]))
                .toArray());
    }

    private static SurvivalTimes outcome(FeatureTable rows) {
        double[] event = rows.column("event");
        boolean[] events = new boolean[event.length];
        for (int n = 0; n < events.length; n++) {
            events[n] = event[n] == 1;
        }
        return SurvivalTimes.of(rows.column("time"), events);
    }

    /** Scores, higher for higher risk. */
    private static double[] risk(Signature signature, FeatureTable rows) {
        double[] risk = rows.column(signature.id() + " score");
        if (signature.highMeans() == RiskGroup.LOW) {
            for (int n = 0; n < risk.length; n++) {
                risk[n] = -risk[n];
            }
        }
        return risk;
    }
}
