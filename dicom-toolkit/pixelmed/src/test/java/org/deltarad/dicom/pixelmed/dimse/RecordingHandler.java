package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.deltarad.dicom.net.StorageScp;

/** Keeps what it is given and answers as told. */
class RecordingHandler implements StorageScp.Handler {
    record Stored(StorageScp.Request request, byte[] data) {}

    final BlockingQueue<Stored> stored = new LinkedBlockingQueue<>();
    final BlockingQueue<StorageScp.Incident> incidents = new LinkedBlockingQueue<>();
    volatile StorageScp.Status status = StorageScp.Status.SUCCESS;

    @Override
    public StorageScp.Status store(StorageScp.Request request, InputStream data) throws IOException {
        stored.add(new Stored(request, data.readAllBytes()));
        return status;
    }

    @Override
    public void incident(StorageScp.Incident incident) {
        incidents.add(incident);
    }

    Stored nextStored() throws InterruptedException {
        Stored s = stored.poll(10, TimeUnit.SECONDS);
        assertThat(s).as("an instance within 10 s").isNotNull();
        return s;
    }

    StorageScp.Incident nextIncident() throws InterruptedException {
        StorageScp.Incident i = incidents.poll(10, TimeUnit.SECONDS);
        assertThat(i).as("an incident within 10 s").isNotNull();
        return i;
    }
}
