package org.deltarad.node.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /health/ready}: 200 {@code ok}, or 503 {@code not ready}, and a line for each thing that a node needs. */
final class Health extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Readiness readiness;

    Health(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Readiness.Answer answer = readiness.ask();
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.setStatus(answer.ready() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.getWriter()
                .write((answer.ready() ? "ok\n" : "not ready\n") + String.join("\n", answer.lines()) + "\n");
    }
}
