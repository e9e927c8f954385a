package org.deltarad.node.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** {@code GET /metrics}: Prometheus' text format. */
final class MetricsText extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Supplier<String> metrics;

    MetricsText(Supplier<String> metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getOutputStream().write(metrics.get().getBytes(StandardCharsets.UTF_8));
    }
}
