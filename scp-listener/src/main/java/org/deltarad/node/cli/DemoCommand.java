package org.deltarad.node.cli;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.node.demo.Demo;
import org.deltarad.node.demo.DemoException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad demo}: the main job on this machine. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Show the main job on this machine: a synthetic patient, this node, Orthanc as PACS, dcmtk as the scanner.",
            "Ports that are taken are replaced by free ones; it ends by itself and leaves no process behind."
        })
final class DemoCommand implements Callable<Integer> {
    /** Set by the launcher. */
    private static final String HOME = "deltarad.home";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where its outputs stay; an earlier demo's are replaced (default: target/demo)")
    private Optional<Path> out;

    @Option(
            names = "--package",
            paramLabel = "DIR",
            description = "signatures and calibration that 'cohort run' made (default: the published signatures)")
    private Optional<Path> pack;

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Path folder = out.orElseGet(() -> Path.of(System.getProperty(HOME, "."), "target", "demo"));
        try {
            Demo demo = Demo.in(folder, pack, spec.commandLine().getOut());
            Logging.level(Level.INFO);
            Logging.toFile(folder.resolve("node.log"));
            demo.run();
            return CommandLine.ExitCode.OK;
        } catch (DemoException | IOException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
