package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.deltarad.dicom.contract.wire.Pdu;
import org.deltarad.dicom.contract.wire.Pdu.Pdv;
import org.deltarad.dicom.contract.wire.WirePeer;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;
import org.junit.jupiter.api.Test;

/** Several associations at once. */
abstract class ConcurrencyContract extends ListenerPart {
    private static final int ASSOCIATIONS = 32;
    private static final int STORES = 5;

    @Test
    void thirtyTwoAssociationsStoreAtOnce() throws Exception {
        CyclicBarrier allInside = new CyclicBarrier(ASSOCIATIONS);
        RecordingHandler together = new RecordingHandler() {
            @Override
            public Status store(StorageScp.Request request, InputStream data) throws IOException {
                try {
                    allInside.await(20, TimeUnit.SECONDS);
                } catch (BrokenBarrierException | TimeoutException e) {
                    throw new IOException("not all associations are served at once", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.store(request, data);
            }
        };
        StorageScp.Listener listener = listen(options(), together);
        ExecutorService senders = Executors.newFixedThreadPool(ASSOCIATIONS);
        try {
            List<Future<List<Integer>>> running = new ArrayList<>();
            for (int i = 0; i < ASSOCIATIONS; i++) {
                int sender = i;
                running.add(senders.submit(() -> sent(listener, sender)));
            }
            for (Future<List<Integer>> statuses : running) {
                assertThat(statuses.get(40, TimeUnit.SECONDS)).hasSize(STORES).containsOnly(0);
            }
        } finally {
            senders.shutdownNow();
        }

        assertThat(together.stored).hasSize(ASSOCIATIONS * STORES).allSatisfy(s -> assertThat(s.data())
                .containsOnly(Integer.parseInt(s.request().peer().callingAet().substring(1))));
        assertThat(together.incidents).isEmpty();
    }

    private static List<Integer> sent(StorageScp.Listener listener, int sender) throws IOException {
        byte[] data = new byte[100_000];
        Arrays.fill(data, (byte) sender);
        List<Integer> statuses = new ArrayList<>();
        try (WirePeer peer = WirePeer.connect(listener.port())) {
            peer.associate(ct("S" + sender));
            for (int i = 1; i <= STORES; i++) {
                statuses.add(peer.store(1, ctStore(i, "1." + (sender + 1) + "." + i), data)
                        .status());
            }
            peer.release();
        }
        return statuses;
    }

    @Test
    void slowSendersDoNotKeepOthersWaiting() throws Exception {
        StorageScp.Listener listener = listen();
        List<WirePeer> slow = new ArrayList<>();
        for (int i = 0; i < ASSOCIATIONS - 1; i++) {
            WirePeer peer = associated(listener, "SLOW" + i);
            peer.command(1, ctStore(1, "1.2." + i));
            peer.send(Pdu.data(new Pdv(1, false, false, new byte[100])));
            slow.add(peer);
        }
        call(listener); // and one that does not even ask

        WirePeer quick = associated(listener, "QUICK");
        assertThat(quick.store(1, ctStore(1, "1.9"), new byte[1000]).status()).isZero();
        assertThat(handler.nextStored().request().sopInstanceUid()).isEqualTo("1.9");
        for (WirePeer peer : slow) {
            peer.send(Pdu.data(new Pdv(1, false, true, new byte[100])));
            assertThat(peer.message().command().status()).isZero();
        }
    }
}
