package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu.Outcome;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.dicom.net.Tls;
import org.deltarad.testing.ExternalProgram;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.Server;
import org.deltarad.testing.TestCertificates.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DICOM TLS by the BCP 195 profile (PS3.15 B.9), both ways, against dcmtk and plain sockets. */
abstract class TlsContract extends TlsPart {
    private static final int TLS_1_2 = 0x0303;
    private static final int TLS_ALERT = 0x15;
    private static final int FATAL = 2;
    private static final int HANDSHAKE_FAILURE = 40;
    private static final int PROTOCOL_VERSION = 70;

    private static RemoteAe at(int port, Tls tls) {
        return new RemoteAe("DELTARAD", "127.0.0.1", port, "PEER").with(tls);
    }

    private ExternalProgram.Result storescu(StorageScp.Listener listener, Object... tlsOptions) throws Exception {
        Path file = write("a.dcm", Samples.image(), EXPLICIT);
        return ExternalProgram.run(
                "storescu",
                Stream.of(
                                Stream.of(tlsOptions),
                                Stream.<Object>of(
                                        "-v", "-aet", "PEER", "-aec", "DELTARAD", "127.0.0.1", listener.port(), file))
                        .flatMap(s -> s)
                        .toArray());
    }

    /** storescu with a certificate of its own, trusting one authority, to the node. */
    private ExternalProgram.Result storescuAs(Party who, Path trusted) throws Exception {
        return storescu(listen(node()), "+tls", who.key(), who.certificate(), "+cf", trusted);
    }

    private void assertRefused(ExternalProgram.Result storescu) throws Exception {
        assertThat(storescu.exit()).as(storescu.output()).isNotZero();
        assertThat(handler.nextIncident().peer()).isEqualTo(new StorageScp.Peer("127.0.0.1", ""));
        assertThat(handler.stored).isEmpty();
    }

    @Test
    void takesWhatStorescuSendsWithACertificateThatWeTrust() throws Exception {
        ExternalProgram.Result r =
                storescuAs(certificates().peer(), certificates().authority());

        assertThat(r.exit()).as(r.output()).isZero();
        assertThat(handler.nextStored().request().peer()).isEqualTo(new StorageScp.Peer("127.0.0.1", "PEER"));
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void answersEchoscu() throws Exception {
        Party peer = certificates().peer();
        ExternalProgram.runWell(
                "echoscu",
                "+tls",
                peer.key(),
                peer.certificate(),
                "+cf",
                certificates().authority(),
                "-aec",
                "DELTARAD",
                "127.0.0.1",
                listen(node()).port());
    }

    @Test
    void withoutAClientCertificateThePeerIsRefusedWhereOneIsRequired() throws Exception {
        ExternalProgram.Result r =
                storescu(listen(node()), "+tla", "+cf", certificates().authority());

        assertThat(r.exit()).as(r.output()).isNotZero();
        StorageScp.Incident incident = handler.nextIncident();
        assertThat(incident.peer()).isEqualTo(new StorageScp.Peer("127.0.0.1", ""));
        assertThat(incident.what()).containsPattern("(?i)tls|certificate");
        assertThat(handler.stored).isEmpty();
    }

    @Test
    void withoutAClientCertificateThePeerIsServedWhereNoneIsRequired() throws Exception {
        Tls lenient = tls(certificates().node(), certificates().trustStore(), false);

        ExternalProgram.Result r =
                storescu(listen(lenient), "+tla", "+cf", certificates().authority());

        assertThat(r.exit()).as(r.output()).isZero();
        assertThat(handler.stored).hasSize(1);
    }

    @Test
    void aClientCertificateOfAStrangerIsRefused() throws Exception {
        assertRefused(storescuAs(certificates().stranger(), certificates().authority()));
    }

    @Test
    void aPeerThatDoesNotTrustUsIsAnIncident() throws Exception {
        assertRefused(
                storescuAs(certificates().peer(), certificates().stranger().certificate()));
    }

    private Server storescp(Path folder, Object... options) throws IOException {
        Party peer = certificates().peer();
        int port = FreePort.find();
        return closing(Server.start(
                port,
                "storescp",
                Stream.concat(
                                Stream.<Object>of(
                                        "-v", "+tls", peer.key(), peer.certificate(), "-od", folder, "-uf", "+xa"),
                                Stream.concat(Stream.of(options), Stream.of((Object) port)))
                        .toArray()));
    }

    @Test
    void sendsToStorescp() throws Exception {
        Path folder = Files.createDirectory(dir.resolve("received"));
        Server storescp = storescp(folder, "+cf", certificates().authority());
        Path file = write("a.dcm", Samples.image(), EXPLICIT);

        List<Outcome> outcomes = toolkit().storageScu().send(at(storescp.port(), node()), List.of(file));

        assertThat(outcomes).containsExactly(new Outcome(file, Samples.INSTANCE, Status.SUCCESS));
        try (Stream<Path> received = Files.list(folder)) {
            assertThat(codec().read(received.findFirst().orElseThrow()).dataset())
                    .isEqualTo(Samples.image());
        }
    }

    @Test
    void doesNotSendToAPeerThatItDoesNotTrust() throws Exception {
        Path folder = Files.createDirectory(dir.resolve("received"));
        Server storescp = storescp(folder, "+cf", certificates().authority());
        Tls distrustful = tls(certificates().node(), certificates().strangersTrustStore(), true);
        Path file = write("a.dcm", Samples.image(), EXPLICIT);

        assertThatThrownBy(() -> toolkit().storageScu().send(at(storescp.port(), distrustful), List.of(file)))
                .isInstanceOf(AssociationException.class)
                .hasMessageContaining("DELTARAD@127.0.0.1:" + storescp.port())
                .hasMessageContaining("TLS");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void learnsThatThePeerDoesNotTrustIt() throws Exception {
        Path folder = Files.createDirectory(dir.resolve("received"));
        Server storescp = storescp(folder, "+cf", certificates().stranger().certificate());

        assertThatThrownBy(() -> toolkit().echo().echo(at(storescp.port(), node())))
                .isInstanceOf(AssociationException.class)
                .hasMessageContaining("DELTARAD@127.0.0.1:" + storescp.port());
    }

    @Test
    void ourScuAndOurScpAgree() throws Exception {
        StorageScp.Listener listener = listen(node());
        Path file = write("a.dcm", Samples.image(), EXPLICIT);

        assertThat(toolkit().storageScu().send(at(listener.port(), peer()), List.of(file, file)))
                .allMatch(o -> o.status().isSuccess());
        assertThatThrownBy(() -> toolkit().echo().echo(at(listener.port(), stranger())))
                .isInstanceOf(AssociationException.class);
        assertThatThrownBy(() -> toolkit()
                        .echo()
                        .echo(new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "PLAIN").with(impatient())))
                .isInstanceOf(AssociationException.class);
        toolkit().echo().echo(at(listener.port(), peer()));
        assertThat(handler.stored).hasSize(2);
    }

    /** All short. */
    private static Timeouts impatient() {
        Duration soon = Duration.ofMillis(700);
        return new Timeouts(soon, soon, soon, soon, soon);
    }

    @Test
    void aPlainPeerOnATlsPortIsAnIncidentAndDoesNotHang() throws Exception {
        StorageScp.Listener listener = listen(node());
        WirePeer plain = call(listener);
        plain.send(ct("PLAIN").request());

        assertEnds(plain);

        assertThat(handler.nextIncident().peer()).isEqualTo(new StorageScp.Peer("127.0.0.1", ""));
        toolkit().echo().echo(at(listener.port(), peer()));
    }

    /** Reads what comes, such as a TLS alert, to the end. */
    private static void assertEnds(WirePeer peer) throws IOException {
        try {
            assertThat(peer.socket().getInputStream().readAllBytes()).hasSizeLessThan(100);
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    @Test
    void aSilentPeerOnATlsPortIsCutOff() throws Exception {
        StorageScp.Listener listener = listen(options(admission(node())).with(impatient()), handler);

        assertEnds(call(listener));

        assertThat(handler.nextIncident().peer()).isEqualTo(new StorageScp.Peer("127.0.0.1", ""));
    }

    @Test
    void callingAPlainPortWithTlsIsAnErrorAndDoesNotHang() throws Exception {
        StorageScp.Listener plain = listen();

        assertThatThrownBy(() -> toolkit().echo().echo(at(plain.port(), node()).with(impatient())))
                .isInstanceOf(AssociationException.class)
                .hasMessageContaining("TLS");
        handler.nextIncident();
        echo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksTls12AndTls13(String protocol) throws Exception {
        StorageScp.Listener listener = listen(node());
        try (SSLSocket socket = client(listener)) {
            socket.setEnabledProtocols(new String[] {protocol});
            WirePeer peer = new WirePeer(socket);

            peer.associate(ct("PEER"));

            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
            assertThat(Tls.CIPHER_SUITES).contains(socket.getSession().getCipherSuite());
            peer.release();
        }
    }

    private static SSLSocket client(StorageScp.Listener listener) throws IOException {
        return (SSLSocket)
                peer().context().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), listener.port());
    }

    /** TLS_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 (RFC 5288, RFC 5289). */
    @ParameterizedTest
    @ValueSource(ints = {0x009c, 0xc027})
    void doesNotSpeakCipherSuitesWithoutForwardSecrecyOrAuthenticatedEncryption(int suite) throws Exception {
        assertAlert(clientHello(TLS_1_2, suite), HANDSHAKE_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0301, 0x0302})
    void doesNotSpeakOlderVersions(int version) throws Exception {
        // TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA and TLS_RSA_WITH_AES_128_CBC_SHA
        assertAlert(clientHello(version, 0xc013, 0x002f), PROTOCOL_VERSION, HANDSHAKE_FAILURE);
    }

    /** By bytes, since a JDK may not speak such suites and versions itself. */
    private void assertAlert(byte[] clientHello, Integer... alerts) throws Exception {
        WirePeer peer = call(listen(node()));
        peer.send(clientHello);

        byte[] alert = peer.socket().getInputStream().readNBytes(7);

        assertThat(alert).hasSize(7);
        assertThat(alert[0]).isEqualTo((byte) TLS_ALERT);
        assertThat(alert[5]).isEqualTo((byte) FATAL);
        assertThat((int) alert[6]).isIn((Object[]) alerts);
        handler.nextIncident();
    }

    /** Without extensions (RFC 5246 7.4.1.2). */
    private static byte[] clientHello(int version, int... suites) {
        ByteBuffer hello = ByteBuffer.allocate(2 + 32 + 1 + 2 + 2 * suites.length + 2)
                .putShort((short) version)
                .put(new byte[32])
                .put((byte) 0)
                .putShort((short) (2 * suites.length));
        for (int suite : suites) {
            hello.putShort((short) suite);
        }
        hello.putShort((short) 0x0100); // the null compression method
        return ByteBuffer.allocate(9 + hello.capacity())
                .put((byte) 0x16)
                .putShort((short) 0x0301)
                .putShort((short) (4 + hello.capacity()))
                .putInt(0x01000000 | hello.capacity())
                .put(hello.array())
                .array();
    }
}
