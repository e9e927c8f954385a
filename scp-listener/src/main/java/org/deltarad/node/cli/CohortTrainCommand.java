package org.deltarad.node.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deltarad.cohort.study.StudyRun;
import org.deltarad.cohort.study.design.DesignFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort train}: a study up to what it trains. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Do a study up to its step \"train\": split, harmonisation, features that readers agree on, and what is learnt of the",
            "training patients. \"cohort evaluate\" or \"cohort run\" takes it up from there: a signature without a cut-off is",
            "no package yet."
        })
final class CohortTrainCommand implements Callable<Integer> {
    private static final String STEP = "train";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "YAML file, as docs/samples/studies/S1.yaml")
    private Path file;

    @Option(names = "--out", paramLabel = "FOLDER", description = "default: beside the study, by its name")
    private Path out;

    @Override
    public Integer call() throws CommandException {
        return CohortCommand.done(() -> {
            StudyRun run = new StudyRun(DesignFile.read(file), out == null ? StudyProgress.folder(file) : out);
            if (!run.steps().contains(STEP)) {
                throw new ParameterException(
                        spec.commandLine(), file + " trains nothing; its steps are " + run.steps());
            }
            run.run(STEP, new StudyProgress(spec.commandLine().getOut()));
        });
    }
}
