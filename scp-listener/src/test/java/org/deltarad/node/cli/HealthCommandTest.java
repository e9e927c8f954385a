package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deltarad.node.Node;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts and service managers ask: is the node ready, and can this configuration be used? */
class HealthCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aNodeThatRunsIsReadyAndOneThatDoesNotIsNot() throws Exception {
        Path config = config("http: {port: " + FreePort.find() + "}\n");
        try (Node node = Node.start(ConfigReader.read(config))) {
            assertThat(run("health", config)).as(err.toString()).isZero();
            assertThat(node.httpPort()).isPositive();
        }
        assertThat(run("health", config)).isEqualTo(1);
        assertThat(err.toString()).contains("no node answers at http://127.0.0.1:");
    }

    @Test
    void overTlsItTrustsTheNodesOwnCertificateOnly() throws Exception {
        TestCertificates certificates = TestCertificates.get();
        String password = new String(certificates.password());
        Path config = config("http: {port: %d, tls: {keyStore: '%s', password: %s}}%n"
                .formatted(FreePort.find(), certificates.node().keyStore(), password));
        try (Node node = Node.start(ConfigReader.read(config))) {
            assertThat(run("health", config)).as(err.toString()).isZero();
            Path other = folder.resolve("other.yaml");
            Files.writeString(
                    other,
                    "http: {port: %d, tls: {keyStore: '%s', password: %s}}%n"
                            .formatted(node.httpPort(), certificates.stranger().keyStore(), password));
            assertThat(run("health", other)).isEqualTo(1);
        }
    }

    @Test
    void aConfigurationIsCheckedWithoutAStart() throws Exception {
        Path config = config("");
        assertThat(run("node", config, "--check")).as(err.toString()).isZero();
        assertThat(out.toString()).contains(config + " is fine");
        assertThat(folder.resolve("data")).as("opens nothing").doesNotExist();
        Files.writeString(config, "calibration: absent.yaml\n");
        assertThat(run("node", config, "--check")).isEqualTo(1);
        assertThat(err.toString()).contains("absent.yaml");
    }

    private Path config(String more) throws IOException {
        return Files.writeString(
                folder.resolve("node.yaml"), "dicom: {bind: 127.0.0.1, port: 0}\nminFreeMegabytes: 1\n" + more);
    }

    private int run(String command, Path config, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = command;
        arguments[1] = "--config";
        arguments[2] = config.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
