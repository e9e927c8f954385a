package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.EventRow.Subject;
import org.deltarad.node.index.Index;
import org.deltarad.node.work.Operations;
import org.deltarad.node.work.Queues;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The database of a node, for commands beside it, whether it runs or not. */
final class NodeIndex {
    @Option(names = "--config", paramLabel = "FILE", description = "the node's configuration")
    private Path config;

    /** Something that is done with a node's database. */
    @FunctionalInterface
    interface Work<T> {
        T with(Index index);
    }

    /** A subcommand has an option of its own, which is why picocli cannot require it of both. */
    NodeConfig settings(CommandSpec spec) {
        if (config == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--config=FILE'");
        }
        return JobsCommand.read(config, spec);
    }

    /**
     * @throws CommandException when there is no database or it cannot be opened
     */
    <T> T open(CommandSpec spec, Work<T> work) throws CommandException {
        NodeConfig node = settings(spec);
        try (Index index = Index.openExisting(node.index().source(node.data()))) {
            return work.with(index);
        } catch (IOException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    /** Asks for something in the name of this system's user, and says what came of it. */
    int operate(CommandSpec spec, Work<Operations.Outcome> operation) throws CommandException {
        Operations.Outcome outcome = open(spec, operation);
        if (!(outcome instanceof Operations.Accepted)) {
            throw new CommandException(outcome.words());
        }
        spec.commandLine().getOut().println(outcome.words());
        spec.commandLine().getOut().flush();
        return 0;
    }

    static Operations operations(Index index) {
        return new Operations(index, Queues.in(index.dataSource(), Clock.systemUTC()), Clock.systemUTC());
    }

    /** Who asks, for the timeline. */
    static String actor() {
        return System.getProperty("user.name");
    }

    /**
     * @throws ParameterException when it names no row
     */
    static Subject subject(String id, CommandSpec spec) {
        return Subject.parse(id)
                .orElseThrow(
                        () -> new ParameterException(
                                spec.commandLine(),
                                "'" + id
                                        + "' is no number of a job: T12 is a time point, R7 a report, D9 a delivery; jobs lists them"));
    }
}
