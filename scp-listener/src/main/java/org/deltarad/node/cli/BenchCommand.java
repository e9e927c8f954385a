package org.deltarad.node.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code deltarad bench}: measures how fast the parts are; each part is a subcommand. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PART",
        description = "Measure how fast the parts of DeltaRad are on this machine.",
        subcommands = {
            BenchFeaturesCommand.class,
            BenchDimseCommand.class,
            BenchImagingCommand.class,
            BenchReportsCommand.class,
            BenchCohortCommand.class
        })
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "name a part: " + String.join(", ", spec.subcommands().keySet()));
    }
}
