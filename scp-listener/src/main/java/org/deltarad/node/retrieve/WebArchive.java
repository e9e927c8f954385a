package org.deltarad.node.retrieve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.fhir.push.ClientTls;
import org.deltarad.node.stow.MediaType;
import org.deltarad.node.stow.MultipartReader;

/** An archive over DICOMweb: QIDO-RS (PS3.18 10.6) and WADO-RS (PS3.18 10.4). */
public final class WebArchive implements Archive {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    /** Any transfer syntax that the archive has. */
    private static final String INSTANCES = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    private final URI base;
    private final Optional<String> authorization;
    private final Duration patience;
    private final Receiver receiver;
    private final HttpClient http;

    /**
     * @param base          above {@code /studies}
     * @param authorization value of the Authorization header
     * @param tls           our certificate, and whom we trust; empty for none and the JDK's authorities
     * @param patience      silence after which the archive is given up
     * @param receiver      takes what comes
     */
    public WebArchive(
            URI base, Optional<String> authorization, Optional<SSLContext> tls, Duration patience, Receiver receiver) {
        this.base = base;
        this.authorization = authorization;
        this.patience = patience;
        this.receiver = receiver;
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(patience);
        tls.ifPresent(context -> client.sslContext(context).sslParameters(ClientTls.parameters(context)));
        this.http = client.build();
    }

    /** Takes a Part 10 stream that was fetched. */
    public interface Receiver {
        /**
         * @param peer             of the archive
         * @param studyInstanceUid that it was asked for
         * @param part10           not to be closed
         */
        StorageScp.Status take(StorageScp.Peer peer, String studyInstanceUid, InputStream part10) throws IOException;
    }

    @Override
    public String name() {
        return "archive " + base;
    }

    @Override
    public List<Dataset> find(Dataset keys) throws ArchiveException, InterruptedException {
        HttpResponse<InputStream> response = send(query(keys), "application/dicom+json");
        try (InputStream body = new IdleGuard(response.body(), patience)) {
            if (response.statusCode() == NO_CONTENT) {
                return List.of();
            }
            requireOk("QIDO-RS", response);
            List<Dataset> found = new ArrayList<>();
            for (JsonNode answer : JSON.readTree(body)) {
                found.add(DicomJson.dataset(answer));
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new ArchiveException("QIDO-RS: the answer is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw broken("QIDO-RS", e);
        }
    }

    /** {@code /studies?..}, {@code /studies/1/series?..} or {@code /studies/1/series/2/instances?..}. */
    private static String query(Dataset keys) {
        String level = keys.string(Tag.QueryRetrieveLevel).orElseThrow().toLowerCase(Locale.ROOT);
        StringBuilder path = new StringBuilder("/studies");
        if (!level.equals("study")) {
            path.append('/')
                    .append(keys.string(Tag.StudyInstanceUID).orElseThrow())
                    .append("/series");
        }
        if (level.equals("image")) {
            path.append('/')
                    .append(keys.string(Tag.SeriesInstanceUID).orElseThrow())
                    .append("/instances");
        }
        List<String> parameters = new ArrayList<>();
        for (Map.Entry<Integer, Element> e : keys.elements().entrySet()) {
            int tag = e.getKey();
            boolean inPath = tag == Tag.QueryRetrieveLevel
                    || (!level.equals("study") && tag == Tag.StudyInstanceUID)
                    || (level.equals("image") && tag == Tag.SeriesInstanceUID);
            if (!inPath) {
                String hex = String.format("%08X", tag);
                parameters.add(keys.string(tag)
                        .map(value -> hex + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .orElse("includefield=" + hex));
            }
        }
        return path + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    @Override
    public void fetch(Wanted wanted) throws ArchiveException, InterruptedException {
        String series = "/studies/" + wanted.studyInstanceUid() + "/series/" + wanted.seriesInstanceUid();
        if (wanted.whole()) {
            fetch(wanted.studyInstanceUid(), series);
            return;
        }
        for (String uid : wanted.instances().keySet()) {
            fetch(wanted.studyInstanceUid(), series + "/instances/" + uid);
        }
    }

    private void fetch(String studyInstanceUid, String path) throws ArchiveException, InterruptedException {
        HttpResponse<InputStream> response = send(path, INSTANCES);
        try (InputStream body = new IdleGuard(response.body(), patience)) {
            requireOk("WADO-RS", response);
            String type = response.headers().firstValue("Content-Type").orElse("");
            MultipartReader parts = new MultipartReader(
                    body,
                    MediaType.parse(type)
                            .flatMap(t -> t.parameter("boundary"))
                            .orElseThrow(() -> new ArchiveException(
                                    "WADO-RS: the answer is '" + type + "', no multipart/related with a boundary")));
            for (Optional<MultipartReader.Part> p = parts.next(); p.isPresent(); p = parts.next()) {
                StorageScp.Status status = receiver.take(
                        new StorageScp.Peer(base.getHost(), ""),
                        studyInstanceUid,
                        p.get().body());
                if ((status.code() & 0xFF00) == 0xA700) {
                    throw new ArchiveException("what it sends cannot be stored here: " + status.comment());
                }
            }
        } catch (IOException e) {
            throw broken("WADO-RS", e);
        }
    }

    private HttpResponse<InputStream> send(String path, String accept) throws ArchiveException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(base.toString().replaceFirst("/+$", "") + path))
                .timeout(patience)
                .header("Accept", accept);
        authorization.ifPresent(a -> request.header("Authorization", a));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw broken("HTTP", e);
        }
    }

    private static void requireOk(String what, HttpResponse<?> response) throws ArchiveException {
        if (response.statusCode() != OK) {
            throw new ArchiveException(what + ": HTTP " + response.statusCode());
        }
    }

    private static ArchiveException broken(String what, IOException e) {
        Throwable t = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
        String said = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
        return new ArchiveException(what + ": " + said, e);
    }
}
