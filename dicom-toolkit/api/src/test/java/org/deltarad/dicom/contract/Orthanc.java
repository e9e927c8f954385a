package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.Timeouts;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.Server;

/** An archive of others: Orthanc on loopback, its files in a folder that is the caller's to delete. */
final class Orthanc implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;
    private final int httpPort;

    private Orthanc(Server server, int httpPort) {
        this.server = server;
        this.httpPort = httpPort;
    }

    /** Starts it; it knows {@code DELTARAD} at our port. The test is skipped, and says so, where it is not installed. */
    static Orthanc start(Path dir, int ourPort) throws IOException {
        int dicomPort = FreePort.find();
        int httpPort = FreePort.find();
        Path configuration = Files.writeString(
                dir.resolve("orthanc.json"), """
                {"Name": "contract", "StorageDirectory": "%1$s", "IndexDirectory": "%1$s", "HttpPort": %2$d,
                 "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "DicomAet": "ORTHANC", "DicomPort": %3$d,
                 "DicomCheckCalledAet": true, "DicomAlwaysAllowFind": true, "DicomAlwaysAllowMove": true,
                 "DicomAlwaysAllowGet": true, "Plugins": [], "DicomModalities": {"us":
                   {"AET": "DELTARAD", "Host": "127.0.0.1", "Port": %4$d, "AllowStorageCommitment": true,
                    "AllowFind": true, "AllowMove": true, "AllowGet": true}}}
                """.formatted(dir.resolve("orthanc"), httpPort, dicomPort, ourPort));
        return new Orthanc(Server.start(dicomPort, "Orthanc", configuration), httpPort);
    }

    RemoteAe ae() {
        return new RemoteAe("ORTHANC", "127.0.0.1", server.port(), "DELTARAD")
                .with(new Timeouts(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20)));
    }

    /** The answer of its REST API, JSON. */
    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** The answer of its REST API, JSON. */
    String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Override
    public void close() {
        server.close();
    }
}
