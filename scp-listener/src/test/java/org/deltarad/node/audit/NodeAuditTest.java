package org.deltarad.node.audit;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deltarad.node.Await;
import org.deltarad.node.Cases;
import org.deltarad.node.TestNode;
import org.deltarad.node.soak.peer.Visitor;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the trail of a node says after a day of use and misuse. */
class NodeAuditTest {
    @TempDir
    Path folder;

    @Test
    void accessTransfersAndRefusalsAreRecordedAndNamesAreNot() throws Exception {
        SyntheticSeries series = Cases.patient(41).build().baseline();
        try (TestNode node = TestNode.startWhole(folder, """
                dicom: {bind: 127.0.0.1, port: 0, callingAets: [SENDER]}
                minFreeMegabytes: 1
                pairing: {quietSeconds: 0.3}
                destinations: {pacs: [{aet: GONE, host: 127.0.0.1, port: %d}]}
                http:
                  port: 0
                  users:
                    vera: '%s'
                    otto: {password: '%s', role: operator}
                """.formatted(FreePort.find(), hash("see"), hash("do")))) {
            node.deliver(Cases.with(series.instances(), series.segmentation()));
            node.await("baseline report", "SYN-41", "reported");
            ExternalProgram.run(
                    "echoscu",
                    "-aet",
                    "STRANGER",
                    "-aec",
                    "DELTARAD",
                    "127.0.0.1",
                    node.node().dicomPort());
            Visitor stranger = new Visitor(node.node().httpPort());
            stranger.get("/case/T1");
            stranger.login("vera", "guess");
            Visitor vera = new Visitor(node.node().httpPort());
            vera.login("vera", "see");
            vera.get("/case/T1");
            String token = vera.token("/");
            vera.post("/case/T1", Map.of("csrf", token, "row", "R1", "action", "retry"));
            vera.post("/logout", Map.of("csrf", token));
            Visitor otto = new Visitor(node.node().httpPort());
            otto.login("otto", "do");
            otto.post("/case/T1", Map.of("csrf", otto.token("/"), "row", "R1", "action", "retry"));

            awaitLine("110104", "SENDER", "ParticipantObjectID=\"SYN-41\"", "NumberOfInstances=\"12\"");
            awaitLine("110102", "GONE@127.0.0.1", "ParticipantObjectID=\"SYN-41\"");
            awaitLine("110104", "GONE@127.0.0.1", "EventOutcomeIndicator=\"4\"");
            awaitLine("110113", "110126", "UserID=\"STRANGER\"", "not on the list");
            awaitLine("110114", "110122", "no login for /case/T1", "EventOutcomeIndicator=\"4\"");
            awaitLine("110114", "110122", "UserID=\"vera\"", "wrong user or password");
            awaitLine("110114", "110122", "UserID=\"vera\"", "EventOutcomeIndicator=\"0\"");
            awaitLine("110103", "UserID=\"vera\"", "EventActionCode=\"R\"", "SYN-41");
            awaitLine("110113", "110132", "UserID=\"vera\"", "/case/T1", "needs the role operator");
            awaitLine("110114", "110123", "UserID=\"vera\"");
            awaitLine("110103", "UserID=\"otto\"", "EventActionCode=\"U\"", "R1");
        }
        awaitLine("110100", "110120");
        awaitLine("110100", "110121");
        assertThat(lines()).noneMatch(l -> l.contains("Synthetic") || l.contains("guess") || l.contains("$2a$"));
    }

    @Test
    void aPeerWithAWrongCertificateIsRecorded() throws Exception {
        TestCertificates c = TestCertificates.get();
        String password = new String(c.password());
        try (TestNode node =
                TestNode.startWhole(folder, """
                dicom:
                  bind: 127.0.0.1
                  port: 0
                  tls: {keyStore: '%s', password: %s, trustStore: '%s', trustPassword: %s, clientCertificate: true}
                minFreeMegabytes: 1
                http: {port: 0}
                """.formatted(c.node().keyStore(), password, c.trustStore(), password))) {
            ExternalProgram.Result refused = ExternalProgram.run(
                    "echoscu",
                    "+tls",
                    c.stranger().key(),
                    c.stranger().certificate(),
                    "+cf",
                    c.authority(),
                    "-aec",
                    "DELTARAD",
                    "127.0.0.1",
                    node.node().dicomPort());
            assertThat(refused.exit()).isNotZero();
            awaitLine("110113", "110126", "UserID=\"127.0.0.1\"", "TLS handshake");
        }
    }

    private static String hash(String password) {
        return BCrypt.withDefaults().hashToString(4, password.toCharArray());
    }

    /** A line with all of that. */
    private void awaitLine(String... parts) {
        Await.until(
                String.join(", ", parts),
                () -> lines().stream()
                        .filter(l -> Stream.of(parts).allMatch(l::contains))
                        .findFirst(),
                () -> String.join("\n", lines()));
    }

    private List<String> lines() {
        try (Stream<Path> all = Files.walk(folder.resolve("data").resolve("audit"))) {
            return all.filter(p -> p.toString().endsWith(".xml"))
                    .sorted()
                    .flatMap(NodeAuditTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
