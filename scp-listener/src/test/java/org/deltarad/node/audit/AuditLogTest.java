package org.deltarad.node.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.deltarad.dicom.net.Tls;
import org.deltarad.node.Await;
import org.deltarad.node.audit.AuditEvent.Action;
import org.deltarad.node.audit.AuditEvent.Outcome;
import org.deltarad.node.config.AuditConfig;
import org.deltarad.testing.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audit messages: by the schema, on disk, and at a repository that comes and goes. */
class AuditLogTest {
    /** RFC 5424 6, PS3.15 A.6; the message begins with the mark of UTF-8. */
    private static final Pattern SYSLOG = Pattern.compile(
            "<(85|84)>1 (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z) ([!-~]{1,255}) DELTARAD (\\d+) DICOM\\+RFC3881 - \uFEFF(<AuditMessage>.*</AuditMessage>)");

    @TempDir
    Path folder;

    @Test
    void everyKindOfMessageIsByTheSchema() throws Exception {
        Map<String, Map<String, Integer>> study = Map.of("1.2.3", Map.of("1.2.840.10008.5.1.4.1.1.4", 24));
        List<AuditEvent> events = List.of(
                AuditEvents.started("DELTARAD"),
                AuditEvents.stopped("DELTARAD"),
                AuditEvents.login("otto", "10.0.0.1"),
                AuditEvents.loginFailed("o\u0000tt\no\uD800<&\"", "10.0.0.1", "wrong user or password"),
                AuditEvents.logout("otto", "10.0.0.1"),
                AuditEvents.peerRefused("SOME", "10.0.0.2", "called as 'SOME', which is not on the list"),
                AuditEvents.actionRefused("vera", "10.0.0.1", "/case/T1", "needs the role operator"),
                AuditEvents.accessed("vera", "10.0.0.1", Action.READ, "P1", Optional.of("1.2.3"), ""),
                AuditEvents.queried("ehr", "10.0.0.3", "/fhir/DiagnosticReport?patient=1"),
                AuditEvents.received("CT1", "10.0.0.4", Optional.of("P1"), study),
                AuditEvents.beginTransfer("pacs A", Optional.of("P1"), Optional.of("1.2.3")),
                AuditEvents.sent("pacs A", Outcome.MINOR_FAILURE, "down", Optional.of("P1"), Optional.of("1.2.3")),
                AuditEvents.imported("otto", "10.0.0.1", Optional.of("P1"), study),
                AuditEvents.exported("ehr", "10.0.0.3", Optional.of("P1"), "/fhir/Observation/1"));
        try (AuditLog log = AuditLog.open(config(Optional.empty()), folder, "DELTARAD", Clock.systemUTC())) {
            events.forEach(log::record);
        }
        List<String> lines = lines();
        assertThat(lines).hasSameSizeAs(events);
        for (String line : lines) {
            validate(line);
        }
        assertThat(lines.get(3)).contains("csd-code=\"110122\"").contains("EventOutcomeIndicator=\"4\"");
        assertThat(lines.get(9))
                .contains("<SOPClass UID=\"1.2.840.10008.5.1.4.1.1.4\" NumberOfInstances=\"24\"")
                .contains("ParticipantObjectID=\"P1\"");
    }

    @Test
    void aRepositoryThatIsAwayGetsEverythingWhenItIsBackAndTheNodeDoesNotWait() throws Exception {
        List<String> messages = new CopyOnWriteArrayList<>();
        SSLContext tls = tls();
        int port;
        try (SyslogReceiver first = new SyslogReceiver(tls, 0, messages)) {
            port = first.port();
        }
        AuditConfig config = config(Optional.of(port));
        try (AuditLog log = AuditLog.open(config, folder, "DELTARAD", Clock.systemUTC())) {
            long begin = System.nanoTime();
            for (int n = 0; n < 50; n++) {
                log.record(AuditEvents.login("away" + n, "10.0.0.1"));
            }
            assertThat((System.nanoTime() - begin) / 1e9).as("seconds").isLessThan(10);
            try (SyslogReceiver second = new SyslogReceiver(tls, port, messages)) {
                assertThat(second.port()).isEqualTo(port);
                await(messages, "away49");
                log.record(AuditEvents.login("there", "10.0.0.1"));
                await(messages, "there");
            }
            log.record(AuditEvents.login("again-away", "10.0.0.1"));
        }
        try (SyslogReceiver third = new SyslogReceiver(tls, port, messages);
                AuditLog log = AuditLog.open(config, folder, "DELTARAD", Clock.systemUTC())) {
            assertThat(third.port()).isEqualTo(port);
            await(messages, "again-away");
            log.record(AuditEvents.logout("last", "10.0.0.1"));
            await(messages, "last");
        }
        for (String message : messages) {
            Matcher m = SYSLOG.matcher(message);
            assertThat(m.matches()).as(message).isTrue();
            validate(m.group(5));
        }
        for (int n = 0; n < 50; n++) {
            String user = "UserID=\"away" + n + "\"";
            assertThat(messages).as(user).anyMatch(m -> m.contains(user));
        }
    }

    @Test
    void aRepositoryWithAnotherCertificateGetsNothing() throws Exception {
        List<String> messages = new CopyOnWriteArrayList<>();
        TestCertificates c = TestCertificates.get();
        SSLContext stranger = Tls.load(c.stranger().keyStore(), c.password(), c.trustStore(), c.password(), false)
                .context();
        try (SyslogReceiver wrong = new SyslogReceiver(stranger, 0, messages);
                AuditLog log =
                        AuditLog.open(config(Optional.of(wrong.port())), folder, "DELTARAD", Clock.systemUTC())) {
            log.record(AuditEvents.login("otto", "10.0.0.1"));
            Await.until("a second attempt", () -> Optional.of(wrong.attempts()).filter(n -> n > 1), wrong::attempts);
        }
        assertThat(messages).isEmpty();
        assertThat(lines()).hasSize(1);
    }

    @Test
    void daysAreFilesAndALineCutOffByACrashDoesNotSpoilTheNext() throws Exception {
        Instant monday = Instant.parse("2026-03-02T23:59:59Z");
        AuditJournal journal = new AuditJournal(folder);
        journal.append("<a/>", monday);
        journal.close();
        Files.writeString(folder.resolve("2026-03-02.xml"), "<half", StandardOpenOption.APPEND);
        try (AuditJournal after = new AuditJournal(folder)) {
            after.append("<b/>", monday);
            after.append("<c/>", monday.plusSeconds(1));
            assertThat(Files.readString(folder.resolve("2026-03-02.xml"))).isEqualTo("<a/>\n<half\n<b/>\n");
            assertThat(Files.readString(folder.resolve("2026-03-03.xml"))).isEqualTo("<c/>\n");
            AuditJournal.Line line = after.read(AuditJournal.Position.START).orElseThrow();
            assertThat(line.text()).isEqualTo("<a/>");
            line = after.read(after.read(line.next()).orElseThrow().next()).orElseThrow();
            line = after.read(line.next()).orElseThrow();
            assertThat(line.text()).isEqualTo("<c/>");
            assertThat(after.read(line.next())).isEmpty();
            after.prune(LocalDate.of(2026, 3, 3), Optional.of(AuditJournal.Position.START));
            assertThat(folder.resolve("2026-03-02.xml")).as("not sent yet").exists();
            after.prune(LocalDate.of(2026, 3, 3), Optional.of(line.next()));
            assertThat(folder.resolve("2026-03-02.xml")).doesNotExist();
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve(LocalDate.now(ZoneOffset.UTC) + ".xml"));
    }

    private static void await(List<String> messages, String user) {
        Await.until(
                user,
                () -> messages.stream()
                        .filter(m -> m.contains("UserID=\"" + user + "\""))
                        .findFirst(),
                messages::size);
    }

    private static SSLContext tls() throws IOException {
        TestCertificates c = TestCertificates.get();
        return Tls.load(c.node().keyStore(), c.password(), c.trustStore(), c.password(), true)
                .context();
    }

    /** With TLS and a certificate of ours to a repository on loopback. */
    private static AuditConfig config(Optional<Integer> port) throws IOException {
        TestCertificates c = TestCertificates.get();
        String password = new String(c.password());
        return new AuditConfig(
                Optional.of("Site"),
                0,
                port.map(p -> new AuditConfig.Syslog(
                        "127.0.0.1",
                        Optional.of(p),
                        Optional.empty(),
                        Optional.of(c.trustStore()),
                        Optional.of(password),
                        Optional.of(c.peer().keyStore()),
                        Optional.of(password))));
    }

    private static void validate(String xml) throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(AuditLogTest.class.getResource("audit-message.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }
}
