package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Request;
import org.deltarad.dicom.net.StorageCommitment.Result;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.pixelmed.codec.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against Orthanc, which is SCP and SCU of storage commitment, and against ourselves. */
@Timeout(90)
class StorageCommitmentTest {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final SopReference KNOWN = new SopReference(CT, "2.25.11");
    private static final SopReference UNKNOWN = new SopReference(CT, "2.25.404");

    private final DicomToolkit toolkit = DicomToolkit.standard();
    private final StorageCommitment commitment = toolkit.storageCommitment();
    private final Committing handler = new Committing();
    private StorageScp.Listener listener;

    @TempDir
    private Path dir;

    private static final class Committing extends RecordingHandler implements StorageCommitment.Handler {
        private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
        private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
        private volatile StorageScp.Status answer = StorageScp.Status.SUCCESS;

        @Override
        public Optional<StorageCommitment.Handler> commitment() {
            return Optional.of(this);
        }

        @Override
        public StorageScp.Status requested(StorageScp.Peer peer, Request request) {
            requests.add(request);
            return answer;
        }

        @Override
        public StorageScp.Status reported(StorageScp.Peer peer, Result result) {
            results.add(result);
            return answer;
        }
    }

    @BeforeEach
    void listen() throws Exception {
        listener = toolkit.storageScp()
                .listen(new StorageScp.Options("127.0.0.1", 0, Admission.of("DELTARAD", 4)), handler);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void orthancCommitsItselfToWhatItHas() throws Exception {
        try (Orthanc orthanc = Orthanc.start(dir, listener.port())) {
            Dataset image = Samples.image().toBuilder()
                    .text(Tag.SOPInstanceUID, KNOWN.sopInstanceUid())
                    .build();
            Path file = Samples.write(dir.resolve("a.dcm"), image, EXPLICIT_VR_LITTLE_ENDIAN);
            assertThat(toolkit.storageScu().send(orthanc.ae(), List.of(file)))
                    .allMatch(o -> o.status().isSuccess());

            Request request = new Request("2.25.7001", List.of(KNOWN, UNKNOWN));
            Optional<Result> here = commitment.request(orthanc.ae(), request, Duration.ofMillis(100));

            Result result = here.isPresent() ? here.get() : handler.results.poll(20, TimeUnit.SECONDS);
            assertThat(result)
                    .isEqualTo(new Result(
                            "2.25.7001",
                            List.of(KNOWN),
                            List.of(new Failure(UNKNOWN, Failure.NO_SUCH_OBJECT_INSTANCE))));
        }
    }

    @Test
    void orthancHearsWhatWeCommitOurselvesTo() throws Exception {
        try (Orthanc orthanc = Orthanc.start(dir, listener.port())) {
            String answer = orthanc.post(
                    "/modalities/deltarad/storage-commitment",
                    "{\"DicomInstances\": [[\"%s\", \"%s\"], [\"%s\", \"%s\"]]}"
                            .formatted(CT, KNOWN.sopInstanceUid(), CT, UNKNOWN.sopInstanceUid()));
            Request request = handler.requests.poll(20, TimeUnit.SECONDS);
            assertThat(request.instances()).containsExactlyInAnyOrder(KNOWN, UNKNOWN);
            assertThat(answer).contains(request.transactionUid());

            commitment.report(
                    orthanc.ae(),
                    new Result(
                            request.transactionUid(),
                            List.of(KNOWN),
                            List.of(new Failure(UNKNOWN, Failure.NO_SUCH_OBJECT_INSTANCE))));

            String status = orthanc.get("/storage-commitment/" + request.transactionUid());
            for (int i = 0; i < 100 && status.contains("Pending"); i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                status = orthanc.get("/storage-commitment/" + request.transactionUid());
            }
            assertThat(status).contains("Failure", KNOWN.sopInstanceUid(), UNKNOWN.sopInstanceUid());
        }
    }

    @Test
    void refusalsAreTypedErrors() throws Exception {
        RemoteAe us = new RemoteAe("DELTARAD", "127.0.0.1", listener.port(), "TESTER");
        Request request = new Request("2.25.7002", List.of(KNOWN));
        assertThat(commitment.request(us, request, Duration.ZERO)).isEmpty();
        assertThat(handler.requests.poll(10, TimeUnit.SECONDS)).isEqualTo(request);
        Result result = new Result("2.25.7002", List.of(KNOWN), List.of());
        commitment.report(us, result);
        assertThat(handler.results.poll(10, TimeUnit.SECONDS)).isEqualTo(result);

        handler.answer = new StorageScp.Status(0x0213, "no");
        assertThatThrownBy(() -> commitment.request(us, request, Duration.ZERO))
                .isInstanceOf(DimseStatusException.class)
                .hasMessageContaining("0x0213");
        assertThatThrownBy(() -> commitment.report(us, result)).isInstanceOf(DimseStatusException.class);

        try (StorageScp.Listener without = toolkit.storageScp()
                .listen(new StorageScp.Options("127.0.0.1", 0, Admission.of("DELTARAD", 4)), new RecordingHandler())) {
            RemoteAe deaf = new RemoteAe("DELTARAD", "127.0.0.1", without.port(), "TESTER");
            assertThatThrownBy(() -> commitment.request(deaf, request, Duration.ZERO))
                    .isInstanceOf(AssociationException.class)
                    .hasMessageContaining(StorageCommitment.SOP_CLASS);
        }
    }
}
