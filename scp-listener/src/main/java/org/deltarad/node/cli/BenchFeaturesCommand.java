package org.deltarad.node.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.deltarad.node.bench.FeatureBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad bench features}: time and memory of feature extraction. */
@Command(
        name = "features",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure feature extraction with JMH: a row for each case and feature class, with the goal where there is one,",
            "the growth of time with voxels, and the peak heap of a large case. Takes two minutes.",
            "brain1 is PyRadiomics' test image if ../shared/refs/pyradiomics has it, else a lump of its size."
        })
final class BenchFeaturesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "rows whose case/features/threads contains TEXT, such as brain1, glcm, S3 or \"peak heap\"")
    private String only;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1.5",
            description = "to measure each row, after as long a warm-up (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--in-process", description = "measure in this process, not in one for each row")
    private boolean inProcess;

    @Override
    public Integer call() throws CommandException {
        if (!(seconds > 0)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--seconds must be above 0, was " + seconds);
        }
        if (!FeatureBench.knows(only)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--only: no row contains " + only);
        }
        try {
            new FeatureBench(spec.commandLine().getOut(), !inProcess, seconds).run(only);
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
