package org.deltarad.node.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.NodeException;
import org.deltarad.node.bench.imaging.ImagingBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad bench imaging}: from files to volumes and masks. */
@Command(
        name = "imaging",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure how fast series become volumes and RTSTRUCTs and SEGs become masks, from files in the disk cache,",
            "with the goal where there is one. Takes some minutes."
        })
final class BenchImagingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "rows whose name contains TEXT, such as uncompressed")
    private String only;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "of each row, fewer of slow ones; the median counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Override
    public Integer call() throws CommandException, InterruptedException {
        if (rounds < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--rounds must be at least 1, was " + rounds);
        }
        if (!ImagingBench.knows(only)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--only: no row contains " + only);
        }
        try {
            new ImagingBench(spec.commandLine().getOut(), rounds).run(only);
            return CommandLine.ExitCode.OK;
        } catch (IOException | DicomException | NodeException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
