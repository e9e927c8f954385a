package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.node.demo.Orthanc;
import org.deltarad.node.index.JobRow;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage commitment asked of a PACS over the wire. */
class CommitmentTest {
    private static final DicomToolkit TOOLKIT = DicomToolkit.standard();

    @TempDir
    Path folder;

    @Test
    void orthancCommitsItselfToAReport() throws Exception {
        try (Orthanc pacs = Orthanc.start(folder.resolve("orthanc"), "ORTHANC", FreePort.find(), FreePort.find());
                TestNode node = TestNode.start(folder, settings("ORTHANC", pacs.dicomPort(), "require", 60))) {
            pacs.introduce("DELTARAD", node.node().dicomPort());
            deliver(node);
            JobRow delivered = node.await("delivery", "SYN-51", "delivered");
            assertThat(delivered.reason()).isEmpty();
            assertThat(pacs.get("/instances")).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aPacsThatFailsOneAndReportsLateGetsThatOneAgain() throws Exception {
        try (FaultyPacs pacs = new FaultyPacs();
                TestNode node = TestNode.start(folder, settings("FAULTY", pacs.port(), "require", 60))) {
            pacs.requestor = node.node().dicomPort();
            deliver(node);
            JobRow delivered = node.await("delivery", "SYN-51", "delivered");
            assertThat(delivered.reason()).isEmpty();
            assertThat(pacs.requests).hasSize(2);
            StorageCommitment.SopReference failed =
                    pacs.requests.get(0).instances().get(0);
            assertThat(pacs.requests.get(1).instances()).containsExactly(failed);
            assertThat(Collections.frequency(pacs.stored, failed.sopInstanceUid()))
                    .isEqualTo(2);
            assertThat(pacs.stored).hasSize(pacs.requests.get(0).instances().size() + 1);
        }
    }

    @Test
    void aPacsThatNeverAnswersIsAskedAgainAndNothingCountsAsSafe() throws Exception {
        try (FaultyPacs pacs = new FaultyPacs();
                TestNode node = TestNode.start(folder, settings("FAULTY", pacs.port(), "auto", 0.3))) {
            deliver(node);
            JobRow failed = node.await("delivery", "SYN-51", "failed");
            assertThat(failed.reason())
                    .startsWith("sent, and pacs FAULTY@127.0.0.1:" + pacs.port())
                    .endsWith("has not committed itself to it after 3 requests");
            assertThat(pacs.requests)
                    .extracting(StorageCommitment.Request::transactionUid)
                    .hasSize(3)
                    .doesNotHaveDuplicates();
            assertThat(pacs.stored).doesNotHaveDuplicates();
        }
    }

    private static void deliver(TestNode node) throws Exception {
        SyntheticSeries s = Cases.patient(51).build().baseline();
        node.deliver(Cases.with(s.instances(), s.rtStruct()));
    }

    private static String settings(String aet, int port, String commitment, double timeout) {
        return """
                pairing: {quietSeconds: 0.2}
                destinations: {firstRetry: 0.1, commitmentTimeout: %s, pacs: [{aet: %s, host: 127.0.0.1, port: %d, commitment: %s}]}
                """.formatted(timeout, aet, port, commitment);
    }

    /** Takes everything; fails the first object that it is asked to commit itself to; reports by itself, where told whom to. */
    private static final class FaultyPacs implements StorageScp.Handler, StorageCommitment.Handler, AutoCloseable {
        private final List<String> stored = Collections.synchronizedList(new ArrayList<>());
        private final List<StorageCommitment.Request> requests = Collections.synchronizedList(new ArrayList<>());
        private final ExecutorService reports = Executors.newSingleThreadExecutor();
        private final AtomicInteger asked = new AtomicInteger();
        private final StorageScp.Listener listener;
        private volatile int requestor;

        FaultyPacs() throws IOException {
            listener = TOOLKIT.storageScp()
                    .listen(new StorageScp.Options("127.0.0.1", 0, Admission.of("FAULTY", 16)), this);
        }

        int port() {
            return listener.port();
        }

        @Override
        public StorageScp.Status store(StorageScp.Request request, InputStream in) {
            stored.add(request.sopInstanceUid());
            return StorageScp.Status.SUCCESS;
        }

        @Override
        public void incident(StorageScp.Incident incident) {
            System.out.println(incident);
        }

        @Override
        public Optional<StorageCommitment.Handler> commitment() {
            return Optional.of(this);
        }

        @Override
        public StorageScp.Status requested(StorageScp.Peer peer, StorageCommitment.Request request) {
            requests.add(request);
            if (requestor != 0) {
                boolean first = asked.getAndIncrement() == 0;
                reports.execute(() -> report(request, first));
            }
            return StorageScp.Status.SUCCESS;
        }

        private void report(StorageCommitment.Request request, boolean failOne) {
            RemoteAe node =
                    new RemoteAe("DELTARAD", "127.0.0.1", requestor, "FAULTY", Optional.empty(), Timeouts.STANDARD);
            int failures = failOne ? 1 : 0;
            try {
                TOOLKIT.storageCommitment()
                        .report(
                                node,
                                new StorageCommitment.Result(
                                        request.transactionUid(),
                                        request.instances()
                                                .subList(
                                                        failures,
                                                        request.instances().size()),
                                        request.instances().subList(0, failures).stream()
                                                .map(i -> new StorageCommitment.Failure(i, 0x0110))
                                                .toList()));
            } catch (DicomException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public StorageScp.Status reported(StorageScp.Peer peer, StorageCommitment.Result result) {
            throw new AssertionError("nobody reports to a PACS");
        }

        @Override
        public void close() {
            listener.close();
            reports.shutdown();
        }
    }
}
