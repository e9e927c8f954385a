package org.deltarad.node.cli;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.deltarad.node.ConfigWatch;
import org.deltarad.node.Node;
import org.deltarad.node.NodeException;
import org.deltarad.node.config.NodeConfig;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad node}: runs the node until it is told to stop. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Run the node until stopped. SIGTERM and SIGINT finish or park the running work; the exit code is then 0.",
            "What the configuration says of dicom.callingAets, addresses, maxAssociations and maxPerPeer holds as soon as",
            "the file is saved; other keys need a restart.",
            "README.md explains a configuration line by line."
        })
final class NodeCommand implements Callable<Integer> {
    /** Pause between looks at the configuration file. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "YAML configuration")
    private Path config;

    @Option(
            names = "--check",
            description =
                    "only say whether the configuration and the files that it names can be used: exit code 0 or 1")
    private boolean check;

    @Override
    public Integer call() throws CommandException, InterruptedException {
        NodeConfig settings = JobsCommand.read(config, spec);
        if (check) {
            check(settings);
            return CommandLine.ExitCode.OK;
        }
        Logging.form(settings.logging());
        Logging.level(Level.INFO);
        Node node = start(settings);
        ConfigWatch watch = new ConfigWatch(config, settings, node::admit).every(LOOK);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, watch), "stop"));
        spec.commandLine()
                .getOut()
                .printf(
                        "DeltaRad node %s: DICOM on port %d, http://%s:%d/ (research use only)%n",
                        settings.aet(), node.dicomPort(), settings.http().bind(), node.httpPort());
        spec.commandLine().getOut().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private void check(NodeConfig settings) throws CommandException {
        try {
            Node.check(settings);
        } catch (NodeException e) {
            throw new CommandException(config + " cannot be used: " + e.getMessage(), e);
        }
        spec.commandLine().getOut().println(config + " is fine");
        spec.commandLine().getOut().flush();
    }

    private static Node start(NodeConfig settings) throws CommandException {
        try {
            return Node.start(settings);
        } catch (NodeException | IOException e) {
            throw new CommandException("the node cannot start: " + e.getMessage(), e);
        }
    }

    /** A JVM that a signal ends has exit code 128 + its number; a node that stopped in order has 0. */
    private static void stop(Node node, ConfigWatch watch) {
        try {
            watch.close();
            node.close();
            Runtime.getRuntime().halt(0);
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(NodeCommand.class).error("the node did not stop in order", e);
            Runtime.getRuntime().halt(1);
        }
    }
}
