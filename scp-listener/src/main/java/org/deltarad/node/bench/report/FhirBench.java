package org.deltarad.node.bench.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deltarad.fhir.FhirException;
import org.deltarad.fhir.FhirMapper;
import org.deltarad.fhir.FhirSettings;
import org.deltarad.fhir.PatientIdentity;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.fhir.server.FhirEndpoint;
import org.deltarad.fhir.server.ResourceStore;
import org.deltarad.signature.SignatureException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Rows of the same reports as FHIR: mapping and serialising, and pages of {@value #PAGE} of the node's endpoint over
 * HTTP, from a store in memory that the endpoint knows already.
 */
final class FhirBench {
    private static final int PAGE = 20;
    private static final int WARM_UP = 10;
    private static final int PAGES = 20;
    private static final int KILO = 1024;

    private final PrintWriter out;
    private final Bundles store = new Bundles();

    FhirBench(PrintWriter out) {
        this.out = out;
    }

    /**
     * @param count of reports that are mapped and counted
     * @throws IOException when a page is not what was asked for
     */
    void run(int count) throws IOException, FhirException, SignatureException, InterruptedException {
        FhirMapper mapper = new FhirMapper(new FhirSettings(
                ZoneOffset.UTC, new PatientIdentity("urn:example:patients", Map.of()), Optional.empty(), false));
        Timing map = new Timing("FHIR: report to Bundle in JSON", "");
        int characters = 0;
        for (int n = -WARM_UP; n < count; n++) {
            if (n == 0) {
                map.reset();
            }
            var report = LargeReport.of(n + WARM_UP);
            long start = System.nanoTime();
            ReportBundle bundle = mapper.map(report);
            map.since(start);
            characters = bundle.json().length();
            if (store.bundles.size() < PAGE) {
                store.bundles.put(report.sopInstanceUid(), bundle);
            }
        }
        map.print(out);
        pages();
        out.printf("a Bundle has %d KB of JSON%n", characters / KILO);
        out.flush();
    }

    private void pages() throws IOException, InterruptedException {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(
                new ServletHolder(new FhirEndpoint(store, ZoneOffset.UTC, "bench", Optional.empty())), "/fhir/*");
        server.setHandler(context);
        try {
            start(server);
            String base = "http://127.0.0.1:" + connector.getLocalPort() + "/fhir/";
            page("FHIR: page of 20 DiagnosticReports", base + "DiagnosticReport?_count=" + PAGE);
            page("FHIR: page of 20 panels of 1,223 features", base + "Observation?code=baseline&_count=" + PAGE);
        } finally {
            stop(server);
        }
    }

    private void page(String name, String url) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        Timing timing = new Timing(name, "");
        for (int n = -WARM_UP; n < PAGES; n++) {
            if (n == 0) {
                timing.reset();
            }
            long start = System.nanoTime();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            timing.since(start);
            int entries = answer.body().split("\"fullUrl\"", -1).length - 1;
            if (answer.statusCode() != 200 || entries != store.bundles.size()) {
                throw new IOException(url + " answers " + answer.statusCode() + " with " + entries + " entries");
            }
        }
        timing.print(out);
    }

    private static void start(Server server) throws IOException {
        try {
            server.start();
        } catch (Exception e) { // what Jetty's lifecycle declares
            throw new IOException("the FHIR endpoint cannot be started: " + e.getMessage(), e);
        }
    }

    private static void stop(Server server) throws IOException {
        try {
            server.stop();
        } catch (Exception e) { // what Jetty's lifecycle declares
            throw new IOException("the FHIR endpoint cannot be stopped: " + e.getMessage(), e);
        }
    }

    /** Bundles in memory. */
    private static final class Bundles implements ResourceStore {
        private final Map<String, ReportBundle> bundles = new LinkedHashMap<>();

        @Override
        public Map<String, Instant> reports() {
            Map<String, Instant> times = new LinkedHashMap<>();
            bundles.keySet().forEach(uid -> times.put(uid, Instant.EPOCH));
            return times;
        }

        @Override
        public Optional<ReportBundle> bundle(String sopInstanceUid) {
            return Optional.ofNullable(bundles.get(sopInstanceUid));
        }
    }
}
