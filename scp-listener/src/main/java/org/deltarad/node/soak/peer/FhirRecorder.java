package org.deltarad.node.soak.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A FHIR server of transactions with conditional creates and updates by identifier (FHIR R4 3.1.0.8.1, 3.1.0.10.3); what is
 * created without a condition is created again each time. It fails as it is told to.
 */
public final class FhirRecorder implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/fhir";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FhirStore store = new FhirStore();
    private final IntFunction<Optional<Fault>> faults;
    private final List<Instant> transactions = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();

    private FhirRecorder(IntFunction<Optional<Fault>> faults) throws IOException {
        this.faults = faults;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::answer);
        server.start();
    }

    /** One that fails at nothing. */
    public static FhirRecorder start() throws IOException {
        return start(n -> Optional.empty());
    }

    /** @param faults what goes wrong with the nth transaction, from 0 on */
    public static FhirRecorder start(IntFunction<Optional<Fault>> faults) throws IOException {
        return new FhirRecorder(faults);
    }

    /** What goes wrong with a transaction. */
    public sealed interface Fault {
        /** It is answered with an error, and nothing is stored. */
        record Status(int code, Optional<Integer> retryAfterSeconds) implements Fault {}

        /** All is stored, and the line is cut within the answer. */
        record CutAfterStoring() implements Fault {}
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** What is stored. */
    public FhirStore store() {
        return store;
    }

    /** When transactions were posted, those that failed among them. */
    public List<Instant> transactions() {
        return List.copyOf(transactions);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET")) {
            String type = exchange.getRequestURI().getPath().substring(PATH.length() + 1);
            send(
                    exchange,
                    200,
                    searchset(store.search(type, exchange.getRequestURI().getRawQuery())));
            return;
        }
        transactions.add(Instant.now());
        Optional<Fault> fault = faults.apply(number.getAndIncrement());
        if (fault.isPresent() && fault.get() instanceof Fault.Status s) {
            s.retryAfterSeconds().ifPresent(v -> exchange.getResponseHeaders().set("Retry-After", Integer.toString(v)));
            send(exchange, s.code(), outcome(s.code()));
            return;
        }
        byte[] answer = store.transaction(JSON.readTree(body)).toString().getBytes(StandardCharsets.UTF_8);
        if (fault.isEmpty()) {
            send(exchange, 200, answer);
        } else {
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer, 0, answer.length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        }
    }

    private static byte[] outcome(int status) {
        ObjectNode o = JSON.createObjectNode().put("resourceType", "OperationOutcome");
        o.withArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", "transient")
                .put("diagnostics", "fault of the soak, " + status);
        return o.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] searchset(List<JsonNode> found) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        found.forEach(r -> bundle.withArray("entry").addObject().set("resource", r));
        return bundle.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
