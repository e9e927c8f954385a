package org.deltarad.dicom.pixelmed.ul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.dicom.net.Tls;
import org.deltarad.testing.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time limits of connections, plain and TLS. */
@Timeout(60)
class TransportTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Timeouts SHORT_PDU = new Timeouts(LONG, LONG, SHORT, LONG, LONG);
    private static final byte[] DATA = {4, 0, 0, 0, 0, 8, 0, 0, 0, 4, 1, 2, 9, 9};

    @Test
    void theTimeThatWeTakeOverAPduIsNotThePeers() throws Exception {
        try (Wire wire = Wire.open(SHORT_PDU)) {
            UpperLayer upper = new UpperLayer(State.STA_6, false, 100, null, wire.ours());
            wire.peerSends(DATA);
            assertThat(upper.await(LONG)).isEqualTo(new Pdu.DataTf(8));
            LockSupport.parkNanos(SHORT.multipliedBy(2).toNanos());
            byte[] data = new byte[8];
            assertThat(upper.readData(data, 0, 8)).isEqualTo(8);
            assertThat(data).endsWith(9, 9);
        }
    }

    @Test
    void aPduWithoutItsEndIsInvalidAndAborted() throws Exception {
        try (Wire wire = Wire.open(SHORT_PDU)) {
            UpperLayer upper = new UpperLayer(State.STA_6, false, 100, null, wire.ours());
            wire.peerSends(new byte[] {4, 0, 0, 0, 0, 8, 0, 0});
            upper.await(LONG);
            assertThat(upper.readData(new byte[8], 0, 8)).isEqualTo(2);
            assertThatThrownBy(() -> upper.readData(new byte[8], 0, 8))
                    .isInstanceOfSatisfying(
                            UlException.class, e -> assertThat(e.kind()).isEqualTo(UlException.Kind.TIMED_OUT))
                    .hasMessageContaining("0.3 s");
            assertThat(upper.state()).isEqualTo(State.STA_13);
            assertThat(wire.peer().getInputStream().read()).isEqualTo(Pdu.A_ABORT);
        }
    }

    @Test
    void silenceBetweenPdusIsTheUsersAffair() throws Exception {
        try (Wire wire = Wire.open(SHORT_PDU)) {
            UpperLayer upper = new UpperLayer(State.STA_6, false, 100, null, wire.ours());
            assertThatThrownBy(() -> upper.await(SHORT)).hasMessageContaining("was silent for 0.3 s");
            assertThat(upper.state()).isEqualTo(State.STA_6);
            wire.peerSends(DATA);
            assertThat(upper.await(SHORT)).isEqualTo(new Pdu.DataTf(8));
        }
    }

    @Test
    void whoWaitsIsWokenAndMayStillSayGoodbye() throws Exception {
        try (Wire wire = Wire.open(SHORT_PDU)) {
            UpperLayer upper = new UpperLayer(State.STA_6, false, 100, null, wire.ours());
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
                assertThatThrownBy(() -> upper.await(LONG))
                        .isInstanceOfSatisfying(
                                UlException.class, e -> assertThat(e.kind()).isEqualTo(UlException.Kind.SILENT));
                upper.close();
            });
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            wire.ours().wake();
            waiting.get(5, TimeUnit.SECONDS);
            assertThat(wire.peer().getInputStream().readAllBytes())
                    .as("A-ABORT, then the end")
                    .startsWith(Pdu.A_ABORT)
                    .hasSize(10);
        }
    }

    private static TlsLayer layer(TestCertificates.Party party) throws IOException {
        return new TlsLayer(tls(party));
    }

    private static Tls tls(TestCertificates.Party party) throws IOException {
        TestCertificates all = TestCertificates.get();
        return Tls.load(party.keyStore(), all.password(), all.trustStore(), all.password(), false);
    }

    @Test
    void aHandshakeThatTricklesInIsCutOff() throws Exception {
        Timeouts timeouts = new Timeouts(SHORT, LONG, LONG, LONG, LONG);
        TlsLayer layer = layer(TestCertificates.get().node());
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket peer = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket raw = server.accept()) {
            CompletableFuture<Void> trickle = CompletableFuture.runAsync(() -> {
                byte[] clientHello = {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3}; // and 500 bytes that never come
                try {
                    for (int i = 0; i < 100; i++) {
                        peer.getOutputStream().write(i < clientHello.length ? clientHello[i] : 0);
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                    }
                } catch (IOException cutOff) {
                    // as expected
                }
            });
            long start = System.nanoTime();
            assertThatThrownBy(() -> Transport.accepted(raw, Optional.of(layer), timeouts))
                    .hasMessageContaining("did not finish the TLS handshake within 0.3 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            peer.shutdownOutput();
            trickle.get(10, TimeUnit.SECONDS);
        }
    }

    /** A TLS peer that takes nothing more is no reason to wait for ever, neither for writing nor for closing. */
    @Test
    void aTlsPeerThatTakesNoDataTimesOutAndClosingDoesNotHang() throws Exception {
        TlsLayer layer = layer(TestCertificates.get().node());
        Tls peers = tls(TestCertificates.get().peer());
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<SSLSocket> shaking = CompletableFuture.supplyAsync(() -> {
                try {
                    SSLSocket socket = (SSLSocket) peers.context()
                            .getSocketFactory()
                            .createSocket(server.getInetAddress(), server.getLocalPort());
                    socket.startHandshake();
                    return socket;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Transport ours = Transport.accepted(server.accept(), Optional.of(layer), SHORT_PDU);
            try (SSLSocket peer = shaking.get(10, TimeUnit.SECONDS)) {
                byte[] data = new byte[1 << 20];
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 100; i++) { // more than the socket buffers take
                                ours.write(data, 0, data.length);
                            }
                        })
                        .isInstanceOfSatisfying(
                                UlException.class, e -> assertThat(e.kind()).isEqualTo(UlException.Kind.TIMED_OUT));
                long start = System.nanoTime();
                ours.close();
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
                assertThat(peer.isConnected()).isTrue();
            }
        }
    }
}
