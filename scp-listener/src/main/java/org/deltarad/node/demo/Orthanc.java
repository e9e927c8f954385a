package org.deltarad.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real PACS as a child process: Debian's Orthanc on loopback, with its files in a folder of its own. */
public final class Orthanc implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String aet;
    private final int dicomPort;
    private final int httpPort;

    private final Thread lastResort;

    private Orthanc(Process process, String aet, int dicomPort, int httpPort) {
        this.process = process;
        this.aet = aet;
        this.dicomPort = dicomPort;
        this.httpPort = httpPort;
        this.lastResort = new Thread(process::destroy, "stop Orthanc");
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /**
     * Starts Orthanc and waits until it answers.
     *
     * @param folder    for its configuration, database and log; made when absent
     * @param aet       its AE title
     * @param dicomPort its DICOM port, free
     * @param httpPort  its REST port, free
     * @throws IOException when it is not installed, or does not answer within 30 s; its log is in the folder
     */
    public static Orthanc start(Path folder, String aet, int dicomPort, int httpPort)
            throws IOException, InterruptedException {
        return start(folder, aet, dicomPort, httpPort, Map.of());
    }

    /**
     * As {@link #start(Path, String, int, int)}, with settings of its own.
     *
     * @param more keys of Orthanc's configuration and their values
     */
    public static Orthanc start(Path folder, String aet, int dicomPort, int httpPort, Map<String, Object> more)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Map<String, Object> settings = settings(folder, aet, dicomPort, httpPort);
        settings.putAll(more);
        Path configuration = folder.resolve("orthanc.json");
        Path log = folder.resolve("orthanc.log");
        Files.writeString(
                configuration,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings),
                StandardCharsets.UTF_8);
        ProcessBuilder builder = new ProcessBuilder("Orthanc", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Without it dcmtk waits 40 ms for an acknowledgement after every small PDU.
        builder.environment().put("TCP_NODELAY", "1");
        Process process = builder.start();
        Orthanc orthanc = new Orthanc(process, aet, dicomPort, httpPort);
        Instant limit = Instant.now().plus(START_LIMIT);
        while (!orthanc.answers()) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                orthanc.close();
                throw new IOException(
                        "Orthanc did not start on ports " + dicomPort + " and " + httpPort + "; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return orthanc;
    }

    private static Map<String, Object> settings(Path folder, String aet, int dicomPort, int httpPort) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("Name", "PACS of the DeltaRad demo");
        settings.put("StorageDirectory", folder.resolve("storage").toString());
        settings.put("IndexDirectory", folder.resolve("storage").toString());
        settings.put("DicomAet", aet);
        settings.put("DicomPort", dicomPort);
        settings.put("HttpPort", httpPort);
        settings.put("RemoteAccessAllowed", false);
        settings.put("AuthenticationEnabled", false);
        settings.put("DicomAlwaysAllowFind", true);
        settings.put("Plugins", new Object[0]);
        return settings;
    }

    private boolean answers() throws InterruptedException {
        try {
            return http.send(request("/system"), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String aet() {
        return aet;
    }

    public int dicomPort() {
        return dicomPort;
    }

    /**
     * A JSON answer of the REST API.
     *
     * @param path such as {@code /instances}
     */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(bytes(path));
    }

    /**
     * Makes a peer known, for C-MOVE to it.
     *
     * @param peerPort on this machine
     */
    public void know(String peerAet, int peerPort) throws IOException, InterruptedException {
        String peer = JSON.writeValueAsString(Map.of("AET", peerAet, "Host", "127.0.0.1", "Port", peerPort));
        HttpRequest put = HttpRequest.newBuilder(uri("/modalities/" + peerAet))
                .PUT(HttpRequest.BodyPublishers.ofString(peer))
                .build();
        int status = http.send(put, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("Orthanc answered " + status + " to a new modality");
        }
    }

    /** The Part 10 file of a stored instance, by its SOP Instance UID; an exception when Orthanc has none or several. */
    public byte[] file(String sopInstanceUid) throws IOException, InterruptedException {
        HttpRequest lookup = HttpRequest.newBuilder(uri("/tools/lookup"))
                .POST(HttpRequest.BodyPublishers.ofString(sopInstanceUid))
                .build();
        JsonNode found =
                JSON.readTree(http.send(lookup, BodyHandlers.ofByteArray()).body());
        if (found.size() != 1) {
            throw new IOException("Orthanc has " + found.size() + " instances of UID " + sopInstanceUid);
        }
        return bytes("/instances/" + found.get(0).get("ID").asText() + "/file");
    }

    /**
     * Tells it of a peer on this machine, to which it then reports storage commitment.
     *
     * @param peerAet AE title
     * @param port    DICOM port
     */
    public void introduce(String peerAet, int port) throws IOException, InterruptedException {
        HttpRequest put = HttpRequest.newBuilder(uri("/modalities/" + peerAet))
                .PUT(HttpRequest.BodyPublishers.ofString("[\"" + peerAet + "\", \"127.0.0.1\", " + port + "]"))
                .build();
        // A client of its own: a PUT is not repeated when Orthanc closes a connection that was kept, as a GET is.
        int status =
                HttpClient.newHttpClient().send(put, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("Orthanc answered " + status + " when it was told of " + peerAet);
        }
    }

    private byte[] bytes(String path) throws IOException, InterruptedException {
        var response = http.send(request(path), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("Orthanc answered " + response.statusCode() + " to " + path);
        }
        return response.body();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10)).build();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    /** Stops the process and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        forgetLastResort();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void forgetLastResort() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException shuttingDown) {
            process.destroy();
        }
    }
}
