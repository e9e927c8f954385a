package org.deltarad.node.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.bench.dimse.DimseBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad bench dimse}: receiving and parsing, beside dcmtk and Orthanc. */
@Command(
        name = "dimse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure the DICOM toolkits of this build beside dcmtk's storescp and Orthanc: 200 x 512 KB and 2000 x 32 KB",
            "sent by 1, 4 and 16 storescu processes, and the parsing of 200 MR slices beside dcmdump. Takes some minutes."
        })
final class BenchDimseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "of each row; the median counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Override
    public Integer call() throws CommandException, InterruptedException {
        if (rounds < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--rounds must be at least 1, was " + rounds);
        }
        try {
            new DimseBench(spec.commandLine().getOut(), rounds).run();
            return CommandLine.ExitCode.OK;
        } catch (IOException | DicomException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
