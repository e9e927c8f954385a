package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.deltarad.dicom.contract.wire.Associate;
import org.deltarad.dicom.contract.wire.Associate.Context;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.StorageScp;
import org.junit.jupiter.api.Test;

/** TLS hands on whole records only: those that trickle in must not keep the timeouts from counting. */
abstract class TlsTimeoutContract extends TlsPart {
    private static final Duration SOON = Duration.ofMillis(700);
    private static final Duration LATE = Duration.ofSeconds(30);

    /** Sends one byte each 20 ms when told to. */
    private static final class TricklingSocket extends Socket {
        private volatile boolean trickling;

        TricklingSocket(int port) throws IOException {
            super(InetAddress.getLoopbackAddress(), port);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int count) throws IOException {
                    if (!trickling) {
                        out.write(bytes, offset, count);
                        return;
                    }
                    for (int i = offset; i < offset + count; i++) {
                        out.write(bytes[i]);
                        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                    }
                }
            };
        }
    }

    private WirePeer trickling(StorageScp.Listener listener, Associate before) throws IOException {
        TricklingSocket tcp = closing(new TricklingSocket(listener.port()));
        SSLSocket tls =
                (SSLSocket) peer().context().getSocketFactory().createSocket(tcp, "127.0.0.1", listener.port(), true);
        tls.startHandshake();
        WirePeer peer = new WirePeer(tls);
        if (before != null) {
            peer.associate(before);
        }
        tcp.trickling = true;
        return peer;
    }

    /** Sends a record that takes some 20 s, and expects to be cut off long before. */
    private void assertCutOff(WirePeer peer, byte[] slowly) throws Exception {
        long start = System.nanoTime();
        assertThatThrownBy(() -> peer.send(slowly)).isInstanceOf(IOException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(handler.nextIncident().what()).contains("0.7 s");
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void aRequestInATlsRecordThatTricklesInIsNotWaitedFor() throws Exception {
        StorageScp.Listener listener = listen(options(admission(node())).with(timeouts(SOON, LATE, LATE)), handler);
        Context[] contexts = Stream.iterate(1, id -> id <= 41, id -> id + 2)
                .map(id -> new Context(id, Samples.CT, IMPLICIT))
                .toArray(Context[]::new);

        assertCutOff(trickling(listener, null), new Associate("DELTARAD", "SLOW", contexts).request());
    }

    @Test
    void aPduInATlsRecordThatTricklesInIsNotWaitedFor() throws Exception {
        StorageScp.Listener listener = listen(options(admission(node())).with(timeouts(SOON, SOON, SOON)), handler);

        assertCutOff(trickling(listener, ct("SLOW")), Pdu.data(new Pdu.Pdv(1, true, false, new byte[1000])));
    }
}
