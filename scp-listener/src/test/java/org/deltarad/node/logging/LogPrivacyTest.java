package org.deltarad.node.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.Cases;
import org.deltarad.node.TestNode;
import org.deltarad.testdata.SyntheticSeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The road with a patient whose name, ID and birth date are known: none of them is in the log, in either form. */
class LogPrivacyTest {
    private static final String NAME = "Zubrowka^Quirina";
    private static final String ID = "QX-7741-PID";
    private static final String BIRTH_DATE = "19481127";

    @TempDir
    Path folder;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.deltarad");
    private final List<OutputStreamAppender<ILoggingEvent>> appenders = new ArrayList<>();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final ByteArrayOutputStream json = new ByteArrayOutputStream();
    private Level level;

    @BeforeEach
    void listen() throws JoranException {
        level = ours.getLevel();
        ours.setLevel(Level.DEBUG);
        LoggerContext standard = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(standard);
        configurator.doConfigure(LogPrivacyTest.class.getResource("/logback.xml"));
        Encoder<ILoggingEvent> pattern = ((ConsoleAppender<ILoggingEvent>)
                        standard.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("stderr"))
                .getEncoder();
        listen(new JsonLines(), json);
        listen(pattern, text);
    }

    private void listen(Encoder<ILoggingEvent> encoder, ByteArrayOutputStream out) {
        if (!encoder.isStarted()) {
            encoder.setContext(root.getLoggerContext());
            encoder.start();
        }
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(root.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        appender.start();
        root.addAppender(appender);
        appenders.add(appender);
    }

    @AfterEach
    void leave() {
        appenders.forEach(a -> {
            root.detachAppender(a);
            a.stop();
        });
        ours.setLevel(level);
    }

    @Test
    void noPatientIsInTheLogWhateverGoesWrong() throws Exception {
        SyntheticSeries series = Cases.patient(61).build().baseline();
        List<Dataset> images =
                series.instances().stream().map(LogPrivacyTest::known).toList();
        Dataset mask = known(series.segmentation());
        Dataset foreign = known(series.rtStruct()).toBuilder()
                .text(Tag.PatientID, ID + "-2")
                .build();
        try (TestNode node = TestNode.start(folder, "pairing: {quietSeconds: 0.3}\n")) {
            node.deliver(Cases.with(images, mask));
            node.await("baseline report", ID, "reported");
            node.deliver(List.of(foreign));
            node.await("time point", ID + "-2", "failed");
            node.send(List.of(
                    images.get(0).toBuilder().text(Tag.PatientID, ID + "-3").build()));
            node.get("/?patient=" + ID);
            node.get("/case/T1");
            node.get("/fhir/DiagnosticReport?_format=json");
        }
        String plain = text.toString(StandardCharsets.UTF_8);
        String lines = json.toString(StandardCharsets.UTF_8);
        assertThat(plain).contains("Measured", "the mask is of Patient ID '***'");
        for (String secret : List.of("Zubrowka", "Quirina", ID, BIRTH_DATE, "1948-11-27")) {
            assertThat(plain).doesNotContain(secret);
            assertThat(lines).doesNotContain(secret);
        }
        assertJson(lines);
    }

    private static void assertJson(String lines) throws Exception {
        boolean job = false;
        for (String line : lines.lines().toList()) {
            JsonNode object = new ObjectMapper().readTree(line);
            assertThat(Instant.parse(object.get("time").asText())).isAfter(Instant.EPOCH);
            for (String key : List.of("level", "logger", "thread", "message")) {
                assertThat(object.get(key).asText()).as(line).isNotEmpty();
            }
            job |= object.path("job").asText().startsWith("time-point ");
        }
        assertThat(job).as("a line says which job it is of").isTrue();
    }

    private static Dataset known(Dataset d) {
        return d.toBuilder()
                .text(Tag.PatientName, NAME)
                .text(Tag.PatientID, ID)
                .text(Tag.PatientBirthDate, BIRTH_DATE)
                .build();
    }

    @Test
    void anExceptionIsPartOfItsLine() {
        ours.error(
                "went wrong for {}",
                "x",
                new IllegalStateException("Patient ID 'P1' issued by 'I' is bad\nsecond line"));
        String line = json.toString(StandardCharsets.UTF_8).strip();
        assertThat(line.lines()).hasSize(1);
        assertThat(line)
                .contains("Patient ID '***' is bad")
                .contains("IllegalStateException")
                .contains("LogPrivacyTest");
    }
}
