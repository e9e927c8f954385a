package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.study.Prediction;
import org.deltarad.cohort.study.design.FrozenPrediction;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.SignatureFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort predict}: scores the patients of a table as a node would. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Score the patients of a CSV table with a row per patient and time point: acquisition parameters and features.",
            "A patient who cannot be scored has the reason in the column \"notes\"."
        })
final class CohortPredictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** What scores. */
    static final class Frozen {
        @ArgGroup(exclusive = false)
        private Signed signed;

        @Option(
                names = "--package",
                required = true,
                paramLabel = "FOLDER",
                description = "of a study of clusters or learners, whose columns count")
        private Path folder;
    }

    /** What a node runs. */
    static final class Signed {
        @Option(names = "--signature", required = true, paramLabel = "FILE", description = "of a package")
        private Path signature;

        @Option(names = "--calibration", required = true, paramLabel = "FILE", description = "of the same package")
        private Path calibration;
    }

    @ArgGroup(multiplicity = "1")
    private Frozen frozen;

    @Option(
            names = "--patients",
            paramLabel = "TABLE",
            description = "with --package: CSV of clinical variables, which its nomograms need")
    private Path patients;

    @Parameters(paramLabel = "TABLE", description = "CSV")
    private Path table;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "CSV of scores, cut-offs and groups")
    private Path out;

    @Option(names = "--patient", defaultValue = "patient", description = "its column (${DEFAULT-VALUE})")
    private String patient;

    @Option(names = "--time-point", defaultValue = "timepoint", description = "its column (${DEFAULT-VALUE})")
    private String timePoint;

    @Option(names = "--baseline", defaultValue = "pre", description = "the time point before (${DEFAULT-VALUE})")
    private String baseline;

    @Option(names = "--mid", defaultValue = "mid", description = "the time point during (${DEFAULT-VALUE})")
    private String mid;

    @Override
    public Integer call() throws CommandException {
        return CohortCommand.done(() -> {
            if (frozen.folder != null) {
                packaged();
                return;
            }
            Map<String, ScoreResult> results = new Prediction(patient, timePoint, baseline, mid)
                    .score(
                            table,
                            SignatureFile.read(frozen.signed.signature),
                            CalibrationFile.read(frozen.signed.calibration));
            Prediction.write(out, results);
            long scored = results.values().stream()
                    .filter(ScoreResult.Scored.class::isInstance)
                    .count();
            spec.commandLine().getOut().println(scored + " of " + results.size() + " patients scored: " + out);
        });
    }

    private void packaged() throws IOException, CohortException {
        List<FrozenPrediction.Scored> scores =
                FrozenPrediction.read(frozen.folder).score(table, Optional.ofNullable(patients));
        FrozenPrediction.write(out, scores);
        long scored = scores.stream().filter(s -> !Double.isNaN(s.score())).count();
        spec.commandLine().getOut().println(scored + " of " + scores.size() + " scores: " + out);
    }
}
