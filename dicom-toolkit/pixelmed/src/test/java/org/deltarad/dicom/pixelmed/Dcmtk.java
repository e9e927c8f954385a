package org.deltarad.dicom.pixelmed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs DCMTK's programs, an independent implementation; tests are left out, and say so, where it is not installed. */
public final class Dcmtk {
    private Dcmtk() {}

    /** What a program ended with and printed, standard error included. */
    public record Result(int exit, String output) {}

    /** Runs a program to its end. */
    public static Result run(String program, Object... arguments) throws IOException, InterruptedException {
        Process p = start(program, arguments);
        String output = new String(p.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!p.waitFor(30, TimeUnit.SECONDS)) {
            p.destroyForcibly();
            throw new AssertionError(program + " does not end");
        }
        return new Result(p.exitValue(), output);
    }

    /** Runs a program that must end well. */
    public static String ok(String program, Object... arguments) throws IOException, InterruptedException {
        Result r = run(program, arguments);
        if (r.exit() != 0) {
            throw new AssertionError(program + " ended with " + r.exit() + ": " + r.output());
        }
        return r.output();
    }

    /** Starts a program. */
    public static Process start(String program, Object... arguments) throws IOException {
        if (!installed(program)) {
            System.out.println("LEFT OUT: " + program + " of DCMTK is not installed");
            Assumptions.abort(program + " of DCMTK is not installed");
        }
        List<String> command = new ArrayList<>(List.of(program));
        for (Object a : arguments) {
            command.add(a.toString());
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static boolean installed(String program) {
        for (String dir : System.getenv("PATH").split(":", -1)) {
            if (Files.isExecutable(Path.of(dir, program))) {
                return true;
            }
        }
        return false;
    }
}
