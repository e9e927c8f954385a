package org.deltarad.node.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated files of every kind end in a value or a typed error within 2 s, in a process of 256 MB that they neither end nor
 * hang. {@code -Dfuzz.files=10000} and {@code -Dfuzz.seed=1} say how many, and which; both are printed, with the counts.
 */
class FuzzTest {
    private static final int FILES = Integer.getInteger("fuzz.files", 600);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    @TempDir
    private Path corpus;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private long slowest;
    private int last = -1;

    @Test
    void mutatedFilesEndInAValueOrATypedError() throws Exception {
        FuzzCorpus.write(corpus);
        while (last < FILES - 1) {
            int first = last + 1;
            int status = run(first);
            if (status != 0 && status != FuzzProcess.HANGS) {
                findings.add("the process ended with " + status + " at case " + (last + 1));
                last++;
            }
            assertThat(last).as("goes on").isGreaterThanOrEqualTo(first);
        }
        System.out.println("fuzz: seed " + SEED + ", " + FILES + " files of "
                + FuzzCorpus.kinds(corpus).size() + " kinds, slowest " + slowest + " ms: " + counts);
        assertThat(findings).isEmpty();
    }

    /** Runs cases until a process ends; gives its exit status. */
    private int run(int first) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path")
                                + File.pathSeparator
                                + System.getProperty("surefire.test.class.path", ""),
                        FuzzProcess.class.getName(),
                        corpus.toString(),
                        Long.toString(SEED),
                        Integer.toString(first),
                        Integer.toString(FILES))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } finally {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    private void take(String line) {
        String[] f = line.split("\t", -1);
        if (f.length < 6) {
            System.out.println("fuzz: " + line);
            return;
        }
        last = Integer.parseInt(f[0]);
        boolean fine = f[3].equals("VALUE") || f[3].equals("REFUSED");
        counts.merge(fine && !f[5].isEmpty() ? f[3] + " " + f[5] : f[3], 1, Integer::sum);
        slowest = Math.max(slowest, Long.parseLong(f[4]));
        if (!fine) {
            findings.add(line);
        }
    }
}
