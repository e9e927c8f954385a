package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.Pdu.Pdv;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Incident;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.Timeouts;
import org.junit.jupiter.api.Test;

/** Peers that say nothing, or too little at a time, hold no thread of ours for ever (PS3.8 9.1.5). */
abstract class TimeoutContract extends ListenerPart {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(30);
    /** A short timeout is over by then, a long one is not. */
    private static final Duration SOON = Duration.ofSeconds(8);

    private static final Timeouts ARTIM = timeouts(SHORT, LONG, LONG);
    /** ARTIM is how long a peer that goes on sending after our A-ABORT is put up with. */
    private static final Timeouts PDU = timeouts(Duration.ofSeconds(2), SHORT, LONG);

    private static final Timeouts IDLE = timeouts(LONG, LONG, SHORT);

    private StorageScp.Listener listen(Timeouts timeouts) throws IOException {
        return listen(options().with(timeouts), handler);
    }

    /** Sends a byte each 50 ms until the other side ends the connection. */
    private static void trickle(WirePeer peer, byte[] bytes) throws InterruptedException {
        try {
            for (byte b : bytes) {
                peer.send(new byte[] {b});
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException ended) {
            assertThat(ended).isInstanceOf(SocketException.class);
        }
    }

    private void assertIncident(String callingAet, long since) throws InterruptedException {
        Incident incident = handler.nextIncident();
        assertThat(incident.peer()).isEqualTo(new Peer("127.0.0.1", callingAet));
        assertThat(incident.what()).isNotBlank();
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isBetween(SHORT.minusMillis(50), SOON);
        assertThat(handler.incidents).isEmpty();
    }

    @Test
    void aConnectionWithoutARequestIsClosed() throws Exception {
        long start = System.nanoTime();
        WirePeer silent = call(listen(ARTIM));

        assertThat(silent.isEnded()).isTrue();

        assertIncident("", start);
    }

    @Test
    void halfARequestIsNotWaitedFor() throws Exception {
        long start = System.nanoTime();
        WirePeer peer = call(listen(ARTIM));
        peer.send(Arrays.copyOf(ct("SLOW").request(), 20));

        assertThat(peer.isEnded()).isTrue();

        assertIncident("", start);
    }

    @Test
    void aRequestThatTricklesInIsNotWaitedFor() throws Exception {
        long start = System.nanoTime();
        WirePeer peer = call(listen(ARTIM));

        trickle(peer, ct("SLOW").request());

        assertIncident("", start);
    }

    @Test
    void anIdlePeerIsAborted() throws Exception {
        WirePeer peer = associated(listen(IDLE), "IDLER");
        long start = System.nanoTime();

        assertThat(peer.next().type()).isEqualTo(Pdu.ABORT);

        assertIncident("IDLER", start);
    }

    @Test
    void silenceInTheMiddleOfADataSetNamesTheInstance() throws Exception {
        WirePeer peer = associated(listen(IDLE), "IDLER");
        peer.command(1, ctStore(1, "1.2.3"));
        peer.send(Pdu.data(new Pdv(1, false, false, new byte[1000])));

        assertThat(peer.next().type()).isEqualTo(Pdu.ABORT);

        Incident incident = handler.nextIncident();
        assertThat(incident.peer().callingAet()).isEqualTo("IDLER");
        assertThat(incident.sopInstanceUid()).contains("1.2.3");
        assertThat(RecordingHandler.next(handler.broken, "an IOException for the handler"))
                .isNotNull();
        assertThat(handler.stored).isEmpty();
    }

    @Test
    void aPduThatTricklesInEndsTheAssociation() throws Exception {
        WirePeer peer = associated(listen(PDU), "TRICKLER");
        peer.command(1, ctStore(1, "1.2.3"));
        long start = System.nanoTime();

        trickle(peer, Pdu.data(new Pdv(1, false, false, new byte[2000])));

        Incident incident = handler.nextIncident();
        assertThat(incident.peer().callingAet()).isEqualTo("TRICKLER");
        assertThat(incident.sopInstanceUid()).contains("1.2.3");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT.minusMillis(50), SOON);
        RecordingHandler.next(handler.broken, "an IOException for the handler");
    }

    @Test
    void aSlowHandlerIsNoIdlePeer() throws Exception {
        RecordingHandler slow = new RecordingHandler() {
            @Override
            public Status store(StorageScp.Request request, InputStream data) throws IOException {
                Status answer = super.store(request, data);
                LockSupport.parkNanos(SHORT.multipliedBy(3).toNanos());
                return answer;
            }
        };
        WirePeer peer = associated(listen(options().with(timeouts(SHORT, SHORT, SHORT)), slow), "SENDER");

        assertThat(peer.store(1, ctStore(1, "1.2.3"), new byte[1000]).status()).isZero();

        peer.release();
        assertThat(slow.incidents).isEmpty();
    }

    @Test
    void aSlowSenderWithinTheLimitsIsServed() throws Exception {
        WirePeer peer = associated(listen(timeouts(SHORT, SHORT, Duration.ofSeconds(2))), "SLOW");
        peer.command(1, ctStore(1, "1.2.3"));
        for (int i = 0; i < 10; i++) {
            TimeUnit.MILLISECONDS.sleep(100); // together longer than each limit but idle's
            peer.send(Pdu.data(new Pdv(1, false, i == 9, new byte[100])));
        }

        assertThat(peer.message().command().status()).isZero();
        assertThat(handler.nextStored().data()).hasSize(1000);
        peer.release();
    }

    @Test
    void aPeerThatKeepsTheConnectionAfterReleaseIsCutOff() throws Exception {
        WirePeer peer = associated(listen(ARTIM), "CLINGING");
        peer.release();

        assertThat(peer.isEnded()).isTrue();
    }
}
