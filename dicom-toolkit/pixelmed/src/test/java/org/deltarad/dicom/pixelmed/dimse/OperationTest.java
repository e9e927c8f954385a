package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OperationTest {
    private static final int CANCELLED = 0xfe00;

    @Test
    void anInterruptedThreadCancels() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> secondRequest(server));
            RemoteAe peer = new RemoteAe("ARCHIVE", "127.0.0.1", server.getLocalPort(), "DELTARAD");
            Dataset keys =
                    Dataset.builder().text(Tag.QueryRetrieveLevel, "STUDY").build();

            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> new AssociationQueryRetrieve().find(peer, keys))
                    .asInstanceOf(InstanceOfAssertFactories.type(DimseStatusException.class))
                    .extracting(DimseStatusException::status)
                    .isEqualTo(CANCELLED);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(Command.C_CANCEL_RQ);
        }
    }

    /** Answers the first request only after the second, whose Command Field is given. */
    private static int secondRequest(ServerSocket server) {
        try (WirePeer peer = WirePeer.accept(server)) {
            peer.acceptAssociation(16384);
            WirePeer.Message find = peer.message();
            int second = peer.message().command().field();
            peer.command(find.context(), find.command().answered(CANCELLED, ""));
            peer.receive();
            return second;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
