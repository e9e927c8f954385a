package org.deltarad.node.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.deltarad.feature.Version;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The {@code deltarad} command. Exit codes: 0 done, 1 could not be done, 2 wrong arguments, 3 some cases failed. */
@Command(
        name = "deltarad",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Delta radiomics between pre-treatment and mid-treatment images: DICOM in, Structured Report and FHIR out.",
            "Research use only."
        },
        subcommands = {
            DemoCommand.class,
            NodeCommand.class,
            HealthCommand.class,
            JobsCommand.class,
            RetryCommand.class,
            ResendCommand.class,
            RescoreCommand.class,
            QuarantineCommand.class,
            ExtractCommand.class,
            MapsCommand.class,
            MaskCommand.class,
            CompareMasksCommand.class,
            AdcCommand.class,
            SeriesCommand.class,
            RouteCommand.class,
            ReportCommand.class,
            ViewerCommand.class,
            CohortCommand.class,
            BenchCommand.class,
            SoakCommand.class,
            TestCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "COMMAND --help says more of each. README.md shows how to start."})
public final class Main implements Callable<Integer> {
    /** Longer messages quote what they found, such as a file that is no parameter file. */
    private static final int LONGEST_LINE = 800;

    @Spec
    private CommandSpec spec;

    /** Runs the command line and exits. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /**
     * Runs a command inside this process.
     *
     * @return its exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine().setOut(out).setErr(err).execute(args);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongArgument)
                .setExecutionExceptionHandler(Main::failed);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "name a command: demo, node, health, jobs, retry, resend, rescore, quarantine, extract, maps, mask, series, route, compare-masks, adc, report, viewer, cohort,"
                        + " bench, soak or test");
    }

    private static int wrongArgument(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String line = oneLine(e.getMessage());
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": " + line + " (see ./"
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        if (e instanceof CommandException) {
            err.println(name + ": " + oneLine(e.getMessage()));
        } else {
            err.println(name + ": unexpected " + e.getClass().getSimpleName() + ": " + e.getMessage());
            LoggerFactory.getLogger(Main.class).error("{} failed", name, e);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String oneLine(String message) {
        String line = String.join(" ", message.split("\\R"));
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    }

    /** The version that the build wrote into the jar. */
    static final class VersionProvider implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"DeltaRad " + Version.current() + " (research use only)"};
        }
    }
}
