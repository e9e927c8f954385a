package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.deltarad.node.index.JobRow;
import org.deltarad.testdata.SyntheticSeries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries to FHIR servers that fail for a while, and that refuse. */
class DeliveryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServerThatFailsForAWhileGetsTheReportWhenItIsBack() throws Exception {
        server.createContext("/fhir", exchange -> {
            String body = body(exchange);
            received.add(body);
            if (received.size() <= 3) {
                answer(exchange, 503, "down for maintenance");
            } else {
                answer(exchange, 200, created(body));
            }
        });
        try (TestNode node = TestNode.start(folder, settings("/fhir"))) {
            send(node, 51);
            node.await("baseline report", "SYN-51", "delivered");
            assertThat(received).hasSize(4);
            assertThat(received).containsOnly(received.get(0));
        }
    }

    @Test
    void aRefusalIsFinalAndDoesNotHoldUpTheOtherDestination() throws Exception {
        server.createContext("/good", exchange -> {
            received.add("good");
            answer(exchange, 200, created(body(exchange)));
        });
        server.createContext("/strict", exchange -> {
            received.add("strict");
            body(exchange);
            answer(exchange, 422, """
                    {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid",
                    "diagnostics":"profile not met"}]}
                    """);
        });
        try (TestNode node = TestNode.start(folder, settings("/good", "/strict"))) {
            send(node, 52);
            JobRow report = node.await("baseline report", "SYN-52", "failed");
            assertThat(report.reason()).contains("/strict refused the report: HTTP 422: profile not met");
            assertThat(node.await("delivery", "SYN-52", "delivered").object()).endsWith("/good");
            assertThat(node.await("delivery", "SYN-52", "failed").object()).endsWith("/strict");
            assertThat(received).containsExactlyInAnyOrder("good", "strict");
        }
    }

    private static void send(TestNode node, long seed) throws Exception {
        SyntheticSeries s = Cases.patient(seed).build().baseline();
        node.deliver(Cases.with(s.instances(), s.rtStruct()));
    }

    private String settings(String... paths) {
        StringBuilder b = new StringBuilder("pairing: {quietSeconds: 0.2}\n");
        b.append("destinations:\n  firstRetry: 0.05\n  longestRetry: 0.2\n  fhir:\n");
        for (String path : paths) {
            b.append("    - {url: \"http://127.0.0.1:%d%s\"}\n"
                    .formatted(server.getAddress().getPort(), path));
        }
        return b.toString();
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** What a FHIR server says to a transaction of creates (FHIR R4 3.1.0.11.2). */
    private static String created(String transaction) throws IOException {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction-response");
        int n = 0;
        for (JsonNode entry : JSON.readTree(transaction).get("entry")) {
            String type = entry.get("request").get("url").asText();
            bundle.withArray("entry")
                    .addObject()
                    .putObject("response")
                    .put("status", "201 Created")
                    .put("location", type + "/" + ++n + "/_history/1");
        }
        return bundle.toString();
    }
}
