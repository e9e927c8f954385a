package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.RouteTrial;
import org.deltarad.node.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad route}: which routes of a configuration files would take. */
@Command(
        name = "route",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Say which route of a configuration each mask with its images would take, what would be done with them, and",
            "why the routes before it do not fit. Nothing is received, measured or sent."
        })
final class RouteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "YAML configuration")
    private Path config;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|FOLDER",
            description = "DICOM images and masks; folders below a folder are not read")
    private List<Path> paths;

    @Override
    public Integer call() throws CommandException {
        List<Path> files = new ArrayList<>();
        try {
            for (Path path : paths) {
                if (!Files.isReadable(path)) {
                    throw new ParameterException(spec.commandLine(), path + " cannot be read");
                }
                files.addAll(DicomFolder.files(path));
            }
            List<String> lines = new RouteTrial(JobsCommand.read(config, spec)).lines(files);
            if (lines.isEmpty()) {
                throw new CommandException("there are no DICOM images and no masks");
            }
            PrintWriter out = spec.commandLine().getOut();
            lines.forEach(out::println);
            out.flush();
            return CommandLine.ExitCode.OK;
        } catch (ConfigException | DicomException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException("cannot read: " + e.getMessage(), e);
        }
    }
}
