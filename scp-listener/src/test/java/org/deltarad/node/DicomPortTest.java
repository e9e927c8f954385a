package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.node.index.JobRow;
import org.deltarad.testing.TestCertificates;
import org.deltarad.testing.TestCertificates.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the node lets in, as its configuration says; the rules are tested by the toolkits' contract. */
class DicomPortTest {
    /** In place of the port's settings of {@link TestNode}. */
    private static final String PORT = "dicom: {bind: 127.0.0.1, port: 0, %s}\n";

    @TempDir
    Path temp;

    private final List<Dataset> image =
            Cases.patient(1).build().baseline().instances().subList(0, 1);

    private TestNode node(String admission) throws Exception {
        return TestNode.startWith(temp, PORT.formatted(admission), "");
    }

    @Test
    void onlyCallersOnTheListAreLetIn() throws Exception {
        try (TestNode node = node("callingAets: [CT1, MR1]")) {
            assertThat(node.send(image).output()).contains("Calling AE Title Not Recognized");
            node.await("rejection", j -> j.reason().contains("'SENDER'"));
            node.deliver(image, "-aet", "MR1");
        }
    }

    @Test
    void onlyCallersFromTheRangesAreLetIn() throws Exception {
        try (TestNode node = node("addresses: [10.0.0.0/8, 127.0.0.2]")) {
            assertThat(node.send(image).output()).contains("Calling AE Title Not Recognized");
            node.await("rejection", j -> j.reason().contains("127.0.0.1"));
        }
        try (TestNode node = node("addresses: [127.0.0.0/8]")) {
            node.deliver(image);
        }
    }

    @Test
    void overTlsACallerNeedsACertificateThatWeTrust() throws Exception {
        TestCertificates certificates = TestCertificates.get();
        String ca = certificates.authority().toString();
        Party peer = certificates.peer();
        Party stranger = certificates.stranger();
        try (TestNode node = node(tls(certificates, true))) {
            assertThat(node.send(image).exit()).as("plain TCP").isNotZero();
            assertThat(node.send(image, "+tla", "+cf", ca).exit())
                    .as("no certificate")
                    .isNotZero();
            assertThat(node.send(image, "+tls", text(stranger.key()), text(stranger.certificate()), "+cf", ca)
                            .exit())
                    .as("a stranger")
                    .isNotZero();
            List<JobRow> incidents = Await.until(
                    "three incidents",
                    () -> Optional.of(node.jobs()).filter(jobs -> jobs.size() == 3),
                    () -> node.jobs().toString());
            assertThat(incidents).allMatch(j -> j.reason().contains("TLS"));
            node.deliver(image, "+tls", text(peer.key()), text(peer.certificate()), "+cf", ca);
        }
        try (TestNode node = node(tls(certificates, false))) {
            node.deliver(image, "+tla", "+cf", ca);
        }
    }

    @Test
    void aKeyStoreThatDoesNotOpenIsNamed() throws Exception {
        String wrong = tls(TestCertificates.get(), true).replace("loopback", "wrong");

        assertThatThrownBy(() -> node(wrong)).hasMessageContaining("dicom.tls").hasMessageContaining("node.p12");
    }

    private static String tls(TestCertificates certificates, boolean clientCertificate) {
        String password = new String(certificates.password());
        return "tls: {keyStore: %s, password: %s, trustStore: %s, trustPassword: %s, clientCertificate: %s}"
                .formatted(
                        certificates.node().keyStore(),
                        password,
                        certificates.trustStore(),
                        password,
                        clientCertificate);
    }

    private static String text(Path file) {
        return file.toString();
    }
}
