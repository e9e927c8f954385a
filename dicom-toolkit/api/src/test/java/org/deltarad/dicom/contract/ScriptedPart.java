package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScu.Outcome;
import org.deltarad.dicom.net.Timeouts;

/** A part with peers that a script plays, which do what peers should not. */
abstract class ScriptedPart extends ListenerPart {
    private static final Duration SOON = Duration.ofMillis(500);
    static final Timeouts IMPATIENT = new Timeouts(Duration.ofSeconds(2), SOON, SOON, SOON, SOON);

    static RemoteAe at(int port) {
        return new RemoteAe("STORESCP", "127.0.0.1", port, "DELTARAD");
    }

    final Path sample(String uid, String syntax) throws Exception {
        Dataset d = Samples.image().toBuilder().text(Tag.SOPInstanceUID, uid).build();
        return write(uid + ".dcm", d, syntax);
    }

    final List<Outcome> send(RemoteAe peer, Path... files) throws Exception {
        return toolkit().storageScu().send(peer, List.of(files));
    }

    /** A peer that a script plays. */
    interface Script {
        void play(WirePeer peer) throws Exception;
    }

    interface Call<T> {
        T with(RemoteAe peer) throws Exception;
    }

    /** Calls a peer that plays the script, and gives what came of the call. */
    final <T> T against(Script script, Call<T> call) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> played = CompletableFuture.runAsync(() -> {
                try (WirePeer peer = WirePeer.accept(server)) {
                    script.play(peer);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            try {
                return call.with(at(server.getLocalPort()).with(IMPATIENT));
            } finally {
                played.get(15, TimeUnit.SECONDS);
            }
        }
    }

    static void answer(WirePeer peer, int status, String comment) throws IOException {
        WirePeer.Message message = peer.message();
        peer.command(message.context(), message.command().answered(status, comment));
    }

    static void release(WirePeer peer) throws IOException {
        assertThat(peer.next().type()).isEqualTo(Pdu.RELEASE_RQ);
        peer.send(Pdu.releaseRp());
        assertThat(peer.receive()).isEmpty();
    }
}
