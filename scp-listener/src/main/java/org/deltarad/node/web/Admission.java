package org.deltarad.node.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** HTTP Basic authentication (RFC 7617) for everything but {@code /health}, where there are users. */
final class Admission implements Filter {
    private static final String OUTCOME = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"login","diagnostics":"user and \
            password are needed"}]}
            """;

    private final Users users;

    Admission(Users users) {
        this.users = users;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String path = http.getServletPath();
        if (!users.exist() || path.startsWith("/health/") || users.admit(http.getHeader("Authorization"))) {
            chain.doFilter(request, response);
        } else {
            refuse((HttpServletResponse) response, path.startsWith("/fhir"));
        }
    }

    private static void refuse(HttpServletResponse response, boolean fhir) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Basic realm=\"DeltaRad\", charset=\"UTF-8\"");
        response.setContentType(fhir ? "application/fhir+json" : "text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(fhir ? OUTCOME : "user and password are needed\n");
    }
}
