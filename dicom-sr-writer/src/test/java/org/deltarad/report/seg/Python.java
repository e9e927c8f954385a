package org.deltarad.report.seg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Assumptions;

/** Scripts beside the tests that use Debian's python3-pydicom and python3-numpy. */
final class Python {
    private static final String PROGRAM = "/usr/bin/python3";

    private Python() {}

    /**
     * Runs a script; the test is skipped, and says so, where pydicom is not installed.
     *
     * @param script name of a resource
     * @param folder where the script may be put
     */
    static String run(String script, Path file, Path folder) throws IOException, InterruptedException {
        if (ExternalProgram.run(PROGRAM, "-c", "import pydicom, numpy").exit() != 0) {
            System.out.println("left out: python3-pydicom or python3-numpy is not installed");
            Assumptions.abort("python3-pydicom or python3-numpy is not installed");
        }
        Path copy = folder.resolve(script);
        try (InputStream in = Objects.requireNonNull(Python.class.getResourceAsStream(script), script)) {
            Files.write(copy, in.readAllBytes());
        }
        return ExternalProgram.runWell(PROGRAM, copy, file);
    }
}
