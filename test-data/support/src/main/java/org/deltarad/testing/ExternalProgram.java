package org.deltarad.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Programs of others that check what we write and talk to us, as child processes. */
public final class ExternalProgram {
    private static final long LIMIT_MINUTES = 5;

    private ExternalProgram() {}

    /**
     * How a program ended.
     *
     * @param exit   exit status
     * @param output what it printed, standard error included; a character for each byte, for dcmdump prints values as they are
     */
    public record Result(int exit, String output) {
        public List<String> lines() {
            return output.lines().toList();
        }

        /** Lines that begin with the prefix. */
        public List<String> starting(String prefix) {
            return output.lines().filter(l -> l.startsWith(prefix)).toList();
        }
    }

    /**
     * Starts a program; the test is skipped, and says so, where it is not installed.
     *
     * @param program   name to be found in PATH, or absolute path
     * @param arguments as their {@code toString} gives them
     */
    public static Process start(String program, Object... arguments) throws IOException {
        return builder(program, arguments).start();
    }

    /** As {@link #start}, and waits for its end, for five minutes at most. */
    public static Result run(String program, Object... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = builder(program, arguments);
        Path output = Files.createTempFile("output", ".txt");
        try {
            Process process = builder.redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(program + " does not end");
            }
            return new Result(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(output);
        }
    }

    /** As {@link #run}, and the exit status must be 0; gives the output. */
    public static String runWell(String program, Object... arguments) throws IOException, InterruptedException {
        Result result = run(program, arguments);
        if (result.exit() != 0) {
            throw new AssertionError(program + " ended with " + result.exit() + ": " + result.output());
        }
        return result.output();
    }

    private static ProcessBuilder builder(String program, Object... arguments) {
        if (!installed(program)) {
            System.out.println("left out: " + program + " is not installed");
            Assumptions.abort(program + " is not installed");
        }
        List<String> command = new ArrayList<>(List.of(program));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static boolean installed(String program) {
        if (Path.of(program).isAbsolute()) {
            return Files.isExecutable(Path.of(program));
        }
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder).resolve(program))) {
                return true;
            }
        }
        return false;
    }
}
