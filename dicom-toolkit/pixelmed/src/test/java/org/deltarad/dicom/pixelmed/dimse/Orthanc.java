package org.deltarad.dicom.pixelmed.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.testing.FreePort;
import org.deltarad.testing.Server;

/** Orthanc, to which our listener is the modality {@code deltarad} with the AE title DELTARAD. */
final class Orthanc implements AutoCloseable {
    private final Server server;
    private final int httpPort;
    private final HttpClient http = HttpClient.newHttpClient();

    private Orthanc(Server server, int httpPort) {
        this.server = server;
        this.httpPort = httpPort;
    }

    /** @param ourPort where our listener is */
    static Orthanc start(Path dir, int ourPort) throws IOException {
        int port = FreePort.find();
        int httpPort = FreePort.find();
        Path configuration = Files.writeString(
                dir.resolve("orthanc.json"), """
                {"Name": "test", "StorageDirectory": "%1$s", "IndexDirectory": "%1$s", "HttpPort": %3$d,
                 "AuthenticationEnabled": false, "DicomAet": "ORTHANC", "DicomPort": %2$d, "DicomCheckCalledAet": true,
                 "DicomAlwaysAllowFind": true, "DicomAlwaysAllowGet": true, "DicomAlwaysAllowMove": true,
                 "DicomModalities": {"deltarad": {"AET": "DELTARAD", "Host": "127.0.0.1", "Port": %4$d}}, "Plugins": []}
                """.formatted(dir.resolve("orthanc"), port, httpPort, ourPort));
        return new Orthanc(Server.start(port, "Orthanc", configuration), httpPort);
    }

    RemoteAe ae() {
        return new RemoteAe("ORTHANC", "127.0.0.1", server.port(), "DELTARAD");
    }

    String post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Override
    public void close() {
        server.close();
    }
}
