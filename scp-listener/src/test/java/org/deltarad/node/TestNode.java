package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.JobRow;

/** A node on free loopback ports with a data folder of its own, and storescu to send to it. */
public final class TestNode implements AutoCloseable {
    private static final String DICOM = "dicom: {bind: 127.0.0.1, port: 0, timeouts: {association: 2, idle: 5}}\n";

    private static final String SETTINGS = """
            http: {port: 0}
            data: data
            minFreeMegabytes: 1
            work: {workers: 2, attempts: 3, firstRetry: 0.1}
            """;

    private final Path folder;
    private final Node node;

    private TestNode(Path folder, Node node) {
        this.folder = folder;
        this.node = node;
    }

    /**
     * @param folder   of configuration and data; may have been another node's
     * @param settings YAML, besides ports and data; {@code pairing} among them
     */
    public static TestNode start(Path folder, String settings) throws NodeException, IOException {
        return startWith(folder, DICOM, settings);
    }

    /** A node of a whole configuration, its data in {@code data} as here. */
    public static TestNode startWhole(Path folder, String yaml) throws NodeException, IOException {
        return new TestNode(folder, Node.start(ConfigReader.parse(yaml, folder.resolve("node.yaml"))));
    }

    /** As {@link #start}, with settings of the DICOM port. */
    public static TestNode startWith(Path folder, String dicom, String settings) throws NodeException, IOException {
        String all = dicom + SETTINGS + settings;
        return new TestNode(folder, Node.start(ConfigReader.parse(all, folder.resolve("node.yaml"))));
    }

    public Node node() {
        return node;
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Sends instances by storescu in one association. */
    public Dcmtk.Sent send(List<Dataset> instances, String... options)
            throws IOException, DicomException, InterruptedException {
        return Dcmtk.storescu(node.dicomPort(), "DELTARAD", files(folder, instances), options);
    }

    /** Instances as Part 10 files in a new folder below the one given. */
    public static List<Path> files(Path folder, List<Dataset> instances) throws IOException, DicomException {
        Path outgoing = Files.createTempDirectory(folder, "outgoing");
        List<Path> files = new ArrayList<>();
        for (Dataset d : instances) {
            Path file = outgoing.resolve(files.size() + ".dcm");
            try (OutputStream out = Files.newOutputStream(file)) {
                DicomToolkit.standard().codec().write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d), out);
            }
            files.add(file);
        }
        return files;
    }

    /** As {@link #send}, and all must be taken. */
    public void deliver(List<Dataset> instances, String... options)
            throws IOException, DicomException, InterruptedException {
        Dcmtk.Sent sent = send(instances, options);
        assertThat(sent.exit()).as(sent.output()).isZero();
    }

    public List<JobRow> jobs() {
        return node.jobs(1000);
    }

    /** The first job that fits. */
    public JobRow await(String what, Predicate<JobRow> fits) {
        return Await.until(
                what,
                () -> jobs().stream().filter(fits).findFirst(),
                () -> String.join("\n", jobs().stream().map(JobRow::toString).toList()));
    }

    /** The job of a kind and patient in a state. */
    public JobRow await(String kind, String patientId, String state) {
        return await(
                kind + " of " + patientId + " " + state,
                j -> j.kind().equals(kind)
                        && j.patientId().equals(patientId)
                        && j.state().equals(state));
    }

    /** How many instances of a calling AE title are here. */
    public long received(String callingAet) throws IOException {
        try (Index index = Index.openExisting(data())) {
            return index.read(t -> t.instances().uids().stream()
                    .map(uid -> t.instances().find(uid).orElseThrow())
                    .filter(i -> i.callingAet().equals(callingAet))
                    .count());
        }
    }

    /** The body of a page; the status must be 200. */
    public String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> r = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.httpPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(r.statusCode()).as(r.body()).isEqualTo(200);
        return r.body();
    }

    @Override
    public void close() {
        node.close();
    }
}
