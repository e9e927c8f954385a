package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.contract.wire.Associate;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.provider.AcceptancePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many connections the listener has at once. */
@Timeout(60)
class ScpListenerTest {
    private static final Associate REQUEST = new Associate(
            "DELTARAD", "CLINGING", new Associate.Context(1, AcceptancePolicy.VERIFICATION, IMPLICIT_VR_LITTLE_ENDIAN));

    private final BlockingQueue<StorageScp.Incident> incidents = new LinkedBlockingQueue<>();

    private StorageScp.Listener listen() throws IOException {
        StorageScp.Handler handler = new StorageScp.Handler() {
            @Override
            public StorageScp.Status store(StorageScp.Request request, InputStream data) {
                return StorageScp.Status.SUCCESS;
            }

            @Override
            public void incident(StorageScp.Incident incident) {
                incidents.add(incident);
            }
        };
        return DicomToolkit.standard()
                .storageScp()
                .listen(new StorageScp.Options("127.0.0.1", 0, Admission.of("DELTARAD", 4)), handler);
    }

    /** They wait for us to close (PS3.8 has the requestor do it); until ARTIM ends that we keep them, but not in want. */
    @Test
    void peersThatLeaveTheirConnectionOpenDoNotKeepOthersOut() throws Exception {
        List<WirePeer> lingering = new ArrayList<>();
        try (StorageScp.Listener listener = listen()) {
            for (int i = 0; i < 100; i++) { // more connections than the listener has at once
                WirePeer peer = WirePeer.connect(listener.port());
                lingering.add(peer);
                peer.associate(REQUEST);
                peer.release();
            }
            DicomToolkit.standard().echo().echo(new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "OTHER"));
        } finally {
            for (WirePeer peer : lingering) {
                peer.close();
            }
        }
        assertThat(incidents).isEmpty();
    }

    /** Who says nothing costs a thread; how many that can be is limited, and they make room for those who speak. */
    @Test
    void silentConnectionsAreLimitedAndKeepNobodyOut() throws Exception {
        List<WirePeer> silent = new ArrayList<>();
        try (StorageScp.Listener listener = listen()) {
            WirePeer served = WirePeer.connect(listener.port());
            silent.add(served);
            served.associate(REQUEST);
            for (int i = 0; i < 200; i++) {
                silent.add(WirePeer.connect(listener.port()));
            }
            DicomToolkit.standard().echo().echo(new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "OTHER"));
            assertThat(silent.get(1).isEnded()).isTrue();
            served.release();
            assertThat(incidents).isEmpty();
            assertThat(threadsOfSessions()).isLessThanOrEqualTo(4 + 64);
        } finally {
            for (WirePeer peer : silent) {
                peer.close();
            }
        }
    }

    /** When those that were turned away have gone. */
    private static long threadsOfSessions() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Stream.of(stack).anyMatch(f -> f.getClassName().equals(ScpSession.class.getName())))
                .count();
    }
}
