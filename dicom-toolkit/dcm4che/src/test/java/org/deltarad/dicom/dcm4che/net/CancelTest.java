package org.deltarad.dicom.dcm4che.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Commands;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.Status;
import org.dcm4che3.net.TransferCapability;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.service.BasicCFindSCP;
import org.dcm4che3.net.service.DicomServiceRegistry;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.dcm4che.codec.Dcm4cheCodec;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A query of an archive that finds no end, made of dcm4che. */
@Timeout(30)
class CancelTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final Connection port = new Connection(null, "127.0.0.1");

    /** Gives one match, the others only when it is too late. */
    private final class Endless extends BasicCFindSCP {
        Endless() {
            super(UID.StudyRootQueryRetrieveInformationModelFind);
        }

        @Override
        public void onDimseRQ(
                Association association, PresentationContext context, Dimse dimse, Attributes request, Attributes keys)
                throws IOException {
            association.addCancelRQHandler(1, peer -> {
                seen.add("C-CANCEL");
                peer.tryWriteDimseRSP(context, Commands.mkCFindRSP(request, Status.Cancel));
            });
            association.writeDimseRSP(context, Commands.mkCFindRSP(request, Status.Pending), keys);
            seen.add("C-FIND");
        }
    }

    @BeforeEach
    void listen() throws Exception {
        Device device = new Device("archive");
        device.setExecutor(threads);
        device.setScheduledExecutor(Threads.timers());
        ApplicationEntity archive = new ApplicationEntity("ARCHIVE");
        device.addConnection(port);
        device.addApplicationEntity(archive);
        archive.addConnection(port);
        archive.addTransferCapability(new TransferCapability(
                null,
                UID.StudyRootQueryRetrieveInformationModelFind,
                TransferCapability.Role.SCP,
                UID.ImplicitVRLittleEndian));
        DicomServiceRegistry services = new DicomServiceRegistry();
        services.addDicomService(new Endless());
        device.setDimseRQHandler(services);
        port.setPort(FreePort.find());
        port.bind();
    }

    @AfterEach
    void close() {
        port.unbind();
        threads.shutdownNow();
    }

    @Test
    void anInterruptedQueryIsCancelledAndTheThreadStaysInterrupted() throws Exception {
        BlockingQueue<DicomException> failure = new LinkedBlockingQueue<>();
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        Dataset keys = Dataset.builder().text(Tag.PatientID, "P-1").build();
        Thread asking = new Thread(() -> {
            try {
                new Dcm4cheQueryRetrieve(new Dcm4cheCodec())
                        .find(new RemoteAe("ARCHIVE", "127.0.0.1", port.getPort(), "ASKER"), keys);
            } catch (DicomException e) {
                interrupted.add(Thread.currentThread().isInterrupted());
                failure.add(e);
            }
        });
        asking.start();
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("C-FIND");

        asking.interrupt();

        DicomException e = failure.poll(10, TimeUnit.SECONDS);
        assertThat(e).isInstanceOf(DimseStatusException.class);
        assertThat(((DimseStatusException) e).status()).isEqualTo(0xfe00);
        assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("C-CANCEL");
        assertThat(interrupted.take()).isTrue();
    }
}
