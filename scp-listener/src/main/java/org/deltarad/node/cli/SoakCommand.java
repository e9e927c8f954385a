package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.deltarad.node.soak.Soak;
import org.deltarad.node.soak.SoakTable;
import org.deltarad.node.soak.scenario.Scale;
import org.deltarad.node.soak.scenario.Scenario;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad soak}: what kills, full disks, dead peers and hostile senders do to a node. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Let things go wrong around nodes on this machine, on synthetic patients, and check from outside that nothing is",
            "lost, nothing is done twice and all recovers by itself. Prints a table, leaves soak.md and soak.json; takes",
            "about an hour, --short a minute or two. Exit code 3 when a scenario did not pass."
        })
final class SoakCommand implements Callable<Integer> {
    private static final int NOT_PASSED = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "scenarios, see --list (default: all)")
    private List<String> only = new ArrayList<>();

    @Option(names = "--list", description = "print the scenarios")
    private boolean list;

    @Option(names = "--short", description = "the short form, that of the tests")
    private boolean shortForm;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "of kills, instances and associations of the whole form (default: ${DEFAULT-VALUE})")
    private double factor;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of all that is random (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "target/soak",
            description = "for the table, and what failed scenarios leave (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Override
    public Integer call() throws CommandException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            Scenario.all().forEach(s -> out.printf("%-10s %s%n", s.name(), s.title()));
            return CommandLine.ExitCode.OK;
        }
        if (!(factor > 0)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--scale must be above 0, was " + factor);
        }
        Path absolute = folder.toAbsolutePath().normalize();
        Soak soak = new Soak(absolute, new Scale(!shortForm, factor), seed, line -> {
            out.println("  " + line);
            out.flush();
        });
        try {
            List<Soak.Row> rows = new ArrayList<>();
            for (Scenario s : chosen()) {
                out.println(s.name() + ": " + s.title());
                out.flush();
                rows.add(soak.run(s));
            }
            SoakTable table = new SoakTable(rows);
            table.write(absolute);
            out.print(table.text());
            out.flush();
            return rows.stream().allMatch(Soak.Row::isGood) ? CommandLine.ExitCode.OK : NOT_PASSED;
        } catch (IOException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    private List<Scenario> chosen() {
        List<String> names = Scenario.all().stream().map(Scenario::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "no scenario '" + name + "'; there are " + String.join(", ", names));
            }
        }
        return Scenario.all().stream()
                .filter(s -> only.isEmpty() || only.contains(s.name()))
                .toList();
    }
}
