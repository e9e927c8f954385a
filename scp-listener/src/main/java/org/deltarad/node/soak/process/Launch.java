package org.deltarad.node.soak.process;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a node is started.
 *
 * @param configuration its YAML file
 * @param log           takes its standard error
 * @param wrapper       a command that runs it, such as {@code unshare -rm sh -c}; empty for none
 * @param options       of its Java
 * @param environment   added to ours
 */
public record Launch(
        Path configuration, Path log, List<String> wrapper, List<String> options, Map<String, String> environment) {
    public Launch {
        wrapper = List.copyOf(wrapper);
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** A node of this class path with 512 MB of heap, tuned to start soon. */
    public static Launch of(Path configuration) {
        return new Launch(
                configuration,
                configuration.resolveSibling("node.log"),
                List.of(),
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"),
                Map.of());
    }

    public Launch withWrapper(List<String> command) {
        return new Launch(configuration, log, command, options, environment);
    }

    public Launch withOptions(List<String> more) {
        List<String> all = Stream.concat(options.stream(), more.stream()).toList();
        return new Launch(configuration, log, wrapper, all, environment);
    }

    /** Without what makes it start soon and run slowly. */
    public Launch forSpeed() {
        List<String> all = options.stream().filter(o -> !o.startsWith("-XX")).toList();
        return new Launch(configuration, log, wrapper, all, environment);
    }

    public Launch withEnvironment(Map<String, String> added) {
        return new Launch(configuration, log, wrapper, options, added);
    }

    Process start() throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> a.startsWith("-XX:SharedArchiveFile") || a.startsWith("-Xshare"))
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.deltarad.node.cli.Main", "node", "--config", configuration.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
