package org.deltarad.weasis.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The panel on a display of Xvfb's, in a process of its own, since tests run without one. Pictures: target/screenshots. */
class PanelOnDisplayTest {
    @Test
    void everySceneIsShownAndWorkedByKeyboardAndMouse() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"));
        if (!Files.exists(java.resolve("lib/libawt_xawt.so"))) {
            System.out.println("left out: " + java + " has no windows (Debian: openjdk-17-jre)");
            Assumptions.abort("no windows");
        }
        Path pictures = Files.createDirectories(Path.of("target/screenshots"));
        Process display = ExternalProgram.start(
                "Xvfb", "-displayfd", "1", "-screen", "0", "900x900x24", "-nolisten", "tcp", "-terminate");
        try {
            String number = number(display);
            ProcessBuilder program = new ProcessBuilder(
                    java.resolve("bin/java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Xmx512m",
                    PanelProgram.class.getName(),
                    pictures.toString());
            program.environment().put("DISPLAY", ":" + number);
            Path output = Files.createTempFile("panel", ".txt");
            Process panel = program.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = panel.waitFor(3, TimeUnit.MINUTES);
            if (!ended) {
                panel.destroyForcibly();
            }
            String said = Files.readString(output);
            System.out.println(said);
            Files.delete(output);
            assertThat(said).contains("all scenes shown");
        } finally {
            display.destroy();
        }
        try (Stream<Path> files = Files.list(pictures)) {
            assertThat(files.filter(f -> f.toString().endsWith(".png"))).hasSize(9);
        }
    }

    /** Xvfb says the number of the display that it chose; before it, it may say other things. */
    private static String number(Process display) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(display.getInputStream(), StandardCharsets.US_ASCII));
        String line = lines.readLine();
        while (line != null && !line.matches("[0-9]+")) {
            line = lines.readLine();
        }
        assertThat(line).as("display of Xvfb").isNotNull();
        return line;
    }
}
