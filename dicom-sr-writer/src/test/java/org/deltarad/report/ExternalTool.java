package org.deltarad.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of others that judge what we write, run as child processes. */
public final class ExternalTool {
    private static final long MINUTES = 5;

    private ExternalTool() {}

    /** What a program printed, to both streams, and its exit status. */
    public record Result(int status, List<String> lines) {
        /** Lines that begin with the prefix. */
        public List<String> starting(String prefix) {
            return lines.stream().filter(l -> l.startsWith(prefix)).toList();
        }
    }

    /** Leaves the test out, saying so, when the program is not installed. */
    public static void assumeInstalled(String program) {
        boolean installed = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(dir -> new File(dir, program).canExecute());
        if (!installed) {
            System.out.println("left out: " + program + " is not installed");
        }
        assumeTrue(installed, program + " is not installed");
    }

    public static Result run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " did not end");
        }
        return new Result(process.exitValue(), output.lines().toList());
    }
}
