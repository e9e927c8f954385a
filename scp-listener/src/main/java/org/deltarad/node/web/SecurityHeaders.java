package org.deltarad.node.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Nothing from elsewhere, no scripts, no frames, no copies in caches. */
final class SecurityHeaders implements Filter {
    private static final String POLICY = "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";
    private static final String TWO_YEARS = "max-age=63072000";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof HttpServletResponse http) {
            http.setHeader("Content-Security-Policy", POLICY);
            http.setHeader("X-Content-Type-Options", "nosniff");
            http.setHeader("Referrer-Policy", "same-origin"); // with no-referrer, forms would come from origin null
            http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            http.setHeader("Cross-Origin-Resource-Policy", "same-origin");
            http.setHeader("Cache-Control", "no-store");
            if (request.isSecure()) {
                http.setHeader("Strict-Transport-Security", TWO_YEARS);
            }
        }
        chain.doFilter(request, response);
    }
}
