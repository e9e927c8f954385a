package org.deltarad.node.soak.peer;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser at a node's pages, with its cookies, that follows no redirection; or a program that logs in by HTTP Basic. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    /** At a loopback port. */
    public Visitor(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** The header of a user's HTTP Basic login. */
    public static String basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Asks for a path; headers are names and values in turn. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)), headers);
    }

    /** Posts a form; headers are names and values in turn. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post(path, "application/x-www-form-urlencoded", body, headers);
    }

    /** Posts a body; headers are names and values in turn. */
    public HttpResponse<String> post(String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Fills in the form of the login page. */
    public HttpResponse<String> login(String user, String password) throws IOException, InterruptedException {
        return post("/login", Map.of("csrf", token("/login"), "user", user, "password", password));
    }

    /**
     * The CSRF token in the first form of a page.
     *
     * @throws IOException when there is none
     */
    public String token(String path) throws IOException, InterruptedException {
        Matcher m = TOKEN.matcher(get(path).body());
        if (!m.find()) {
            throw new IOException(path + " has no form with a token");
        }
        return m.group(1);
    }
}
