package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;

/** Keeps what it is given and answers as told. */
class RecordingHandler implements StorageScp.Handler {
    private static final int PATIENCE_SECONDS = 10;

    record Stored(StorageScp.Request request, byte[] data) {}

    final BlockingQueue<Stored> stored = new LinkedBlockingQueue<>();
    final BlockingQueue<StorageScp.Incident> incidents = new LinkedBlockingQueue<>();
    /** What reading the data failed with. */
    final BlockingQueue<IOException> broken = new LinkedBlockingQueue<>();

    volatile StorageScp.Status status = StorageScp.Status.SUCCESS;

    @Override
    public StorageScp.Status store(StorageScp.Request request, InputStream data) throws IOException {
        try {
            stored.add(new Stored(request, data.readAllBytes()));
        } catch (IOException e) {
            broken.add(e);
            throw e;
        }
        return status;
    }

    @Override
    public void incident(StorageScp.Incident incident) {
        incidents.add(incident);
    }

    Stored nextStored() throws InterruptedException {
        return next(stored, "an instance");
    }

    StorageScp.Incident nextIncident() throws InterruptedException {
        return next(incidents, "an incident");
    }

    static <T> T next(BlockingQueue<T> queue, String what) throws InterruptedException {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("%s within %s s", what, PATIENCE_SECONDS).isNotNull();
        return next;
    }

    /** A handler of storage commitment, too, that keeps and accepts all. */
    static final class Committing extends RecordingHandler implements StorageCommitment.Handler {
        final BlockingQueue<StorageCommitment.Request> requests = new LinkedBlockingQueue<>();
        final BlockingQueue<StorageCommitment.Result> results = new LinkedBlockingQueue<>();
        final BlockingQueue<StorageScp.Peer> peers = new LinkedBlockingQueue<>();

        @Override
        public StorageScp.Status requested(StorageScp.Peer peer, StorageCommitment.Request request) {
            peers.add(peer);
            requests.add(request);
            return status;
        }

        @Override
        public StorageScp.Status reported(StorageScp.Peer peer, StorageCommitment.Result result) {
            peers.add(peer);
            results.add(result);
            return status;
        }

        @Override
        public Optional<StorageCommitment.Handler> commitment() {
            return Optional.of(this);
        }
    }
}
