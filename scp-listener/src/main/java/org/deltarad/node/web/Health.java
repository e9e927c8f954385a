package org.deltarad.node.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /health/*}: 200 {@code ok}, or 503 and why not. */
final class Health extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Supplier<Optional<String>> problem;

    /**
     * @param problem what is wrong; empty when nothing is
     */
    Health(Supplier<Optional<String>> problem) {
        this.problem = problem;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> wrong = problem.get();
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.setStatus(wrong.isPresent() ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK);
        response.getWriter().write(wrong.orElse("ok") + "\n");
    }
}
