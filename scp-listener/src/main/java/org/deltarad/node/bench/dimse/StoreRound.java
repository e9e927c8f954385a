package org.deltarad.node.bench.dimse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.node.demo.FolderTree;
import org.deltarad.node.demo.StoreScu;

/** Sends a workload once to a fresh receiver, by as many storescu processes as there are shares. */
record StoreRound(Receiver receiver, List<Path> shares, int instances) {
    /** Seconds from the start of the first sender to the end of the last. */
    double seconds(Path folder) throws IOException, InterruptedException {
        FolderTree.delete(folder);
        ExecutorService senders = Executors.newFixedThreadPool(shares.size());
        try (Receiver.Running running = receiver.start(folder)) {
            RemoteAe peer = new RemoteAe(Receiver.AET, "127.0.0.1", running.port(), "SENDER");
            long start = System.nanoTime();
            List<Future<Void>> sent = new ArrayList<>();
            for (Path share : shares) {
                sent.add(senders.submit(() -> {
                    StoreScu.send(peer, List.of(share));
                    return null;
                }));
            }
            for (Future<Void> s : sent) {
                await(s);
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            if (running.stored() != instances) {
                throw new IOException(
                        receiver.name() + " has stored " + running.stored() + " of " + instances + " instances");
            }
            return seconds;
        } finally {
            senders.shutdownNow();
            FolderTree.delete(folder);
        }
    }

    private void await(Future<Void> sent) throws IOException, InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IOException(receiver.name() + ": " + e.getCause().getMessage(), e);
        }
    }
}
