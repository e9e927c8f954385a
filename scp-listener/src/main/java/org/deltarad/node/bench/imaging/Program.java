package org.deltarad.node.bench.imaging;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program of others that makes the input of a row or is measured beside it. */
final class Program {
    private Program() {}

    /**
     * Runs it to its end.
     *
     * @param arguments as their {@code toString} gives them
     * @return seconds that it took
     * @throws MissingProgramException when it is not installed
     * @throws IOException             when it fails, with what it printed
     */
    static double run(String program, List<?> arguments) throws IOException, InterruptedException {
        if (Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, program)))) {
            throw new MissingProgramException(program);
        }
        List<String> command = new ArrayList<>(List.of(program));
        arguments.forEach(a -> command.add(a.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exit = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (exit != 0) {
            throw new IOException(program + " ended with " + exit + ": " + said);
        }
        return seconds;
    }
}
