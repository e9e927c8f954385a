package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.config.NodeConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ConfigWatchTest {
    private static final String SETTINGS = """
            dicom: {bind: 127.0.0.1, port: 0, callingAets: [%s]}
            http: {port: 0}
            data: data
            minFreeMegabytes: %d
            """;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(ConfigWatch.class)).addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(ConfigWatch.class)).detachAppender(log);
    }

    @Test
    void admissionFollowsTheFileAndAnErrorChangesNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("node.yaml"), SETTINGS.formatted("CT1", 1));
        NodeConfig config = ConfigReader.read(file);
        try (Node node = Node.start(config);
                ConfigWatch watch = new ConfigWatch(file, config, node::admit).every(Duration.ofMillis(20))) {
            assertThat(watch).isNotNull();
            assertThat(admits(node, "CT1")).isTrue();
            assertThat(admits(node, "MR1")).isFalse();

            Files.writeString(file, SETTINGS.formatted("MR1", 1));
            awaitLog("dicom.callingAets changed and hold");
            assertThat(admits(node, "MR1")).isTrue();
            assertThat(admits(node, "CT1")).isFalse();

            Files.writeString(file, SETTINGS.formatted("CT1", 1) + "nonsense: 1\n");
            assertThat(awaitLog("is not taken")).contains("node.yaml:5: nonsense: unknown key");
            assertThat(admits(node, "MR1")).isTrue();
            assertThat(admits(node, "CT1")).isFalse();

            Files.writeString(file, SETTINGS.formatted("CT1", 2));
            assertThat(awaitLog("a restart is needed")).contains("minFreeMegabytes differ");
            assertThat(admits(node, "CT1")).isTrue();

            Files.delete(file);
            awaitLog("cannot be read");
            assertThat(admits(node, "CT1")).isTrue();
        }
    }

    private static boolean admits(Node node, String callingAet) throws IOException {
        try {
            DicomToolkit.standard().echo().echo(new RemoteAe("DELTARAD", "127.0.0.1", node.dicomPort(), callingAet));
            return true;
        } catch (DicomException rejected) {
            assertThat(rejected).hasMessageContaining("reject");
            return false;
        }
    }

    private String awaitLog(String part) {
        return Await.until(
                part, () -> lines().stream().filter(l -> l.contains(part)).findFirst(), this::lines);
    }

    private List<String> lines() {
        return new ArrayList<>(log.list)
                .stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
