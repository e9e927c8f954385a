package org.deltarad.node.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.Admission;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Request;
import org.deltarad.dicom.net.StorageCommitment.Result;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.node.Await;
import org.deltarad.node.Cases;
import org.deltarad.node.TestNode;
import org.deltarad.node.demo.Orthanc;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storage commitment asked of a node, by our own SCU over a socket and by Orthanc. */
class CommitmentGivenTest {
    private static final String SETTINGS = """
            pairing: {quietSeconds: 3600}
            destinations: {firstRetry: 0.1, longestRetry: 0.5}
            """;

    @TempDir
    Path folder;

    /** A node that knows a peer. */
    private TestNode node(String aet, int port) throws Exception {
        return TestNode.startWith(
                folder,
                "dicom: {bind: 127.0.0.1, port: 0, peers: [{aet: " + aet + ", host: 127.0.0.1, port: " + port + "}]}\n",
                SETTINGS);
    }

    @Test
    void whatIsSafeIsCommittedToAndWhatIsNotFailsWithItsReason() throws Exception {
        List<Dataset> sent = Cases.patient(41).build().baseline().instances().subList(0, 3);
        SopReference good = reference(sent.get(0));
        SopReference damaged = reference(sent.get(1));
        SopReference otherClass = new SopReference(
                "1.2.840.10008.5.1.4.1.1.2", reference(sent.get(2)).sopInstanceUid());
        SopReference unknown = new SopReference(good.sopClassUid(), "2.25.99");
        int port = FreePort.find();
        try (Peer peer = Peer.listen(port);
                TestNode node = node("MODALITY", port)) {
            node.deliver(sent);
            flipLastByte(file(node, damaged));
            ask(node, "MODALITY", new Request("2.25.1", List.of(good, damaged, otherClass, unknown)));
            Result result = peer.await("2.25.1", 1);
            assertThat(result.committed()).containsExactly(good);
            assertThat(result.failed())
                    .containsExactly(
                            new Failure(damaged, Failure.PROCESSING_FAILURE),
                            new Failure(otherClass, Failure.CLASS_INSTANCE_CONFLICT),
                            new Failure(unknown, Failure.NO_SUCH_OBJECT_INSTANCE));

            // Its answer was lost: the same again is reported again; the UID for other instances is refused.
            ask(node, "MODALITY", new Request("2.25.1", List.of(good, damaged, otherClass, unknown)));
            peer.await("2.25.1", 2);
            assertThatThrownBy(() -> ask(node, "MODALITY", new Request("2.25.1", List.of(good))))
                    .isInstanceOfSatisfying(DimseStatusException.class, e -> assertThat(e.status())
                            .isEqualTo(Failure.DUPLICATE_TRANSACTION_UID));
        }
    }

    @Test
    void whoeverIsNotConfiguredIsRefusedAndReported() throws Exception {
        try (TestNode node = node("MODALITY", FreePort.find())) {
            assertThatThrownBy(() ->
                            ask(node, "STRANGER", new Request("2.25.1", List.of(new SopReference("1.2", "2.25.2")))))
                    .isInstanceOfSatisfying(DimseStatusException.class, e -> assertThat(e.status())
                            .isEqualTo(0x0124));
            assertThat(node.await("incident", j -> j.kind().equals("incident")).reason())
                    .contains("STRANGER")
                    .contains("dicom.peers");
        }
    }

    @Test
    void aPeerThatIsDownIsToldAfterARestart() throws Exception {
        Dataset sent = Cases.patient(42).build().baseline().instances().get(0);
        int port = FreePort.find();
        try (TestNode node = node("MODALITY", port)) {
            node.deliver(List.of(sent));
            ask(node, "MODALITY", new Request("2.25.3", List.of(reference(sent))));
        }
        try (TestNode node = node("MODALITY", port);
                Peer peer = Peer.listen(port)) {
            assertThat(peer.await("2.25.3", 1).committed()).containsExactly(reference(sent));
            assertThat(node).isNotNull();
        }
    }

    @Test
    void orthancAsksAndIsTold() throws Exception {
        int rest = FreePort.find();
        List<Dataset> sent = Cases.patient(43).build().baseline().instances().subList(0, 2);
        try (Orthanc orthanc = Orthanc.start(folder.resolve("orthanc"), "ORTHANC", FreePort.find(), rest);
                TestNode node = node("ORTHANC", orthanc.dicomPort())) {
            DicomToolkit.standard()
                    .storageScu()
                    .send(new RemoteAe("ORTHANC", "127.0.0.1", orthanc.dicomPort(), "TEST"), files(sent));
            rest(
                    rest,
                    "PUT",
                    "/modalities/node",
                    "[\"DELTARAD\", \"127.0.0.1\", " + node.node().dicomPort() + "]");
            JsonNode instances = orthanc.get("/instances");
            rest(rest, "POST", "/modalities/node/store", "[" + instances.get(0) + "]");
            List<String> uids =
                    sent.stream().map(d -> reference(d).sopInstanceUid()).toList();
            List<String> pairs = uids.stream()
                    .map(uid -> "[\"" + reference(sent.get(0)).sopClassUid() + "\", \"" + uid + "\"]")
                    .toList();
            String transaction = rest(
                            rest,
                            "POST",
                            "/modalities/node/storage-commitment",
                            "{\"DicomInstances\": [" + String.join(",", pairs) + "]}")
                    .get("ID")
                    .asText();
            JsonNode report =
                    Await.until("report of " + transaction, () -> report(orthanc, transaction), () -> node.jobs()
                            .toString());
            assertThat(report.get("Status").asText()).isEqualTo("Failure");
            assertThat(report.get("Success")).hasSize(1);
            assertThat(report.get("Failures")).hasSize(1);
            assertThat(report.get("Failures").get(0).get("FailureReason").asInt())
                    .isEqualTo(Failure.NO_SUCH_OBJECT_INSTANCE);
        }
    }

    private static Optional<JsonNode> report(Orthanc orthanc, String transaction) {
        try {
            return Optional.of(orthanc.get("/storage-commitment/" + transaction))
                    .filter(r -> !r.get("Status").asText().equals("Pending"));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode rest(int port, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> r = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(r.statusCode()).as(r.body()).isEqualTo(200);
        return new ObjectMapper().readTree(r.body());
    }

    private List<Path> files(List<Dataset> instances) throws Exception {
        return TestNode.files(folder, instances);
    }

    private static void ask(TestNode node, String aet, Request request) throws DicomException {
        RemoteAe us = new RemoteAe("DELTARAD", "127.0.0.1", node.node().dicomPort(), aet);
        Optional<Result> result =
                DicomToolkit.standard().storageCommitment().request(us, request, Duration.ofMillis(1));
        assertThat(result).isEmpty();
    }

    private static SopReference reference(Dataset d) {
        return new SopReference(
                d.string(Tag.SOPClassUID).orElseThrow(),
                d.string(Tag.SOPInstanceUID).orElseThrow());
    }

    private static Path file(TestNode node, SopReference r) throws IOException {
        try (Stream<Path> all = Files.walk(node.data().resolve("studies"))) {
            return all.filter(p -> p.endsWith(r.sopInstanceUid() + ".dcm"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void flipLastByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }

    /** A modality that listens for reports. */
    private record Peer(StorageScp.Listener listener, Queue<Result> results) implements AutoCloseable {
        static Peer listen(int port) throws IOException {
            Queue<Result> results = new ConcurrentLinkedQueue<>();
            StorageCommitment.Handler commitment = new StorageCommitment.Handler() {
                @Override
                public Status requested(StorageScp.Peer peer, Request request) {
                    return new Status(0x0110, "not here");
                }

                @Override
                public Status reported(StorageScp.Peer peer, Result result) {
                    results.add(result);
                    return Status.SUCCESS;
                }
            };
            StorageScp.Handler handler = new StorageScp.Handler() {
                @Override
                public Status store(StorageScp.Request request, InputStream data) {
                    return new Status(0x0110, "not here");
                }

                @Override
                public void incident(StorageScp.Incident incident) {}

                @Override
                public Optional<StorageCommitment.Handler> commitment() {
                    return Optional.of(commitment);
                }
            };
            return new Peer(
                    DicomToolkit.standard()
                            .storageScp()
                            .listen(new StorageScp.Options("127.0.0.1", port, Admission.of("MODALITY", 4)), handler),
                    results);
        }

        /** The last of so many results of a transaction. */
        Result await(String transaction, int count) {
            return Await.until(
                    count + " reports of " + transaction,
                    () -> {
                        List<Result> of = new ArrayList<>(results);
                        of.removeIf(r -> !r.transactionUid().equals(transaction));
                        return of.size() >= count ? Optional.of(of.get(count - 1)) : Optional.empty();
                    },
                    results::toString);
        }

        @Override
        public void close() {
            listener.close();
        }
    }
}
