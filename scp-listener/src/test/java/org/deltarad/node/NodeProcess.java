package org.deltarad.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.node.cli.Main;

/**
 * A node in a process of its own, to be killed.
 *
 * @param port its DICOM port
 */
record NodeProcess(Process process, int port) implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("DICOM on port (\\d+)");

    /** Starts one and waits until it receives; its log is beside the configuration. */
    static NodeProcess start(Path configuration) throws IOException {
        Path log = configuration.resolveSibling(configuration.getFileName() + ".log");
        Process p = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "node",
                        "--config",
                        configuration.toString())
                .redirectError(log.toFile())
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher m = PORT.matcher(line);
            if (m.find()) {
                return new NodeProcess(p, Integer.parseInt(m.group(1)));
            }
        }
        throw new IOException("the node did not start: " + Files.readString(log));
    }

    /** SIGKILL, and waits for the end. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
