package org.deltarad.node.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.EventRow;
import org.deltarad.node.index.JobList;
import org.deltarad.node.index.JobRow;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "A line: time, number, kind, Patient ID, state, reason. T12 is a time point, R7 a report, D9 a delivery:",
            "jobs show, retry and resend take these."
        },
        subcommands = JobsShowCommand.class)
final class JobsCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeIndex node;

    @Option(names = "--state", paramLabel = "S", description = "only jobs in a state, such as failed")
    private String state;

    @Option(names = "--patient", paramLabel = "ID", description = "only jobs of a Patient ID")
    private String patient;

    @Option(names = "--json", description = "as JSON, a line for each")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "200",
            description = "how many lines at the most (default: ${DEFAULT-VALUE})")
    private int limit;

    @Override
    public Integer call() throws CommandException {
        JobList.Filter filter = new JobList.Filter(Optional.ofNullable(state), Optional.ofNullable(patient));
        List<JobRow> rows = node.open(spec, index -> index.read(t -> t.jobs().latest(limit, filter)));
        PrintWriter out = spec.commandLine().getOut();
        rows.forEach(row -> out.println(json ? json(row) : line(row)));
        if (rows.isEmpty() && !json) {
            out.println(filter.equals(JobList.Filter.NONE) ? "nothing yet" : "none");
        }
        out.flush();
        return CommandLine.ExitCode.OK;
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
        String line = "%s  %-6s %-16s %-16s %-22s %s"
                .formatted(
                        TIME.format(row.time()),
                        id(row),
                        row.kind(),
                        row.patientId().isEmpty() ? "-" : row.patientId(),
                        row.state(),
                        row.reason());
        return line.stripTrailing();
    }

    private static String json(JobRow row) {
        return JSON.createObjectNode()
                .put("id", id(row))
                .put("time", row.time().toString())
                .put("kind", row.kind())
                .put("patientId", row.patientId())
                .put("object", row.object())
                .put("state", row.state())
                .put("reason", row.reason())
                .toString();
    }

    private static String id(JobRow row) {
        return row.subject().map(EventRow.Subject::label).orElse("-");
    }
}
