package org.deltarad.node.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deltarad.cohort.study.StudyRun;
import org.deltarad.cohort.study.design.DesignFile;
import org.deltarad.node.cohort.ParquetCopies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort run}: does a study, or what of it is not current. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Do a study of any design, step by step. Steps whose inputs and outputs are as they were left are not done again. The",
            "folder gets every table, and \"package\" what scores new patients: of S1's design signature and calibration files of a",
            "node. The last step writes figures, report.html and report.pdf."
        })
final class CohortRunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "YAML file, as those in docs/samples/studies")
    private Path file;

    @Option(names = "--out", paramLabel = "FOLDER", description = "default: beside the study, by its name")
    private Path out;

    @Option(names = "--until", paramLabel = "STEP", description = "end after this step")
    private String until;

    @Option(
            names = "--parquet",
            description = "write each table of the folder, but the package's, as Parquet, too, from its CSV")
    private boolean parquet;

    @Override
    public Integer call() throws CommandException {
        return CohortCommand.done(() -> {
            Path folder = out == null ? StudyProgress.folder(file) : out;
            StudyRun run = new StudyRun(DesignFile.read(file), folder);
            if (until != null && !run.steps().contains(until)) {
                throw new ParameterException(
                        spec.commandLine(), "--until must be one of " + run.steps() + ", was " + until);
            }
            StudyProgress progress = new StudyProgress(spec.commandLine().getOut());
            if (until == null) {
                run.run(progress);
                spec.commandLine().getOut().println("package: " + run.pack());
            } else {
                run.run(until, progress);
            }
            if (parquet) {
                spec.commandLine()
                        .getOut()
                        .println(ParquetCopies.below(folder, run.pack()) + " tables as Parquet, too");
            }
        });
    }
}
