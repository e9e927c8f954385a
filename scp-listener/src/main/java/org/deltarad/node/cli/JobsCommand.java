package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.JobRow;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deltarad jobs}: what a node has done and refused, whether it runs or not. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "List what a node has done and refused, the latest first; the node may run or not.",
            "A line: time, kind and number, Patient ID, state, reason."
        })
final class JobsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the node's configuration")
    private Path config;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "200",
            description = "how many lines at the most (default: ${DEFAULT-VALUE})")
    private int limit;

    @Override
    public Integer call() throws CommandException {
        NodeConfig node = read(config, spec);
        try (Index index = Index.openExisting(node.index().source(node.data()))) {
            List<JobRow> rows = index.read(t -> t.jobs().latest(limit));
            PrintWriter out = spec.commandLine().getOut();
            rows.forEach(row -> out.println(line(row)));
            if (rows.isEmpty()) {
                out.println("nothing yet");
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    /** The configuration; what is wrong with it is a wrong argument. */
    static NodeConfig read(Path file, CommandSpec spec) {
        try {
            return ConfigReader.read(file);
        } catch (ConfigException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static String line(JobRow row) {
        String line = "%s  %-18s %-16s %-22s %s"
                .formatted(
                        TIME.format(row.time()),
                        row.kind() + " " + row.id(),
                        row.patientId().isEmpty() ? "-" : row.patientId(),
                        row.state(),
                        row.reason());
        return line.stripTrailing();
    }
}
