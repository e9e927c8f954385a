package org.deltarad.node.web.login;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Answers to requests that are not let through, in the form that who asks there can read. */
final class Refusal {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Refusal() {}

    /** 401, with the question for user and password. */
    static void unknown(HttpServletResponse out, String path) throws IOException {
        out.setHeader("WWW-Authenticate", "Basic realm=\"DeltaRad\", charset=\"UTF-8\"");
        write(out, path, HttpServletResponse.SC_UNAUTHORIZED, "login", "user and password are needed");
    }

    static void forbidden(HttpServletResponse out, String path, String why) throws IOException {
        write(out, path, HttpServletResponse.SC_FORBIDDEN, "forbidden", why);
    }

    static void later(HttpServletResponse out, String path, Duration wait) throws IOException {
        out.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        write(out, path, TOO_MANY_REQUESTS, "throttled", "too many wrong passwords; try again later");
    }

    private static void write(HttpServletResponse out, String path, int status, String code, String why)
            throws IOException {
        boolean fhir = path.startsWith("/fhir");
        out.setStatus(status);
        out.setContentType(fhir ? "application/fhir+json" : "text/plain");
        out.setCharacterEncoding("UTF-8");
        out.getWriter().write(fhir ? outcome(code, why) : why + "\n");
    }

    private static String outcome(String code, String why) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "resourceType",
                "OperationOutcome",
                "issue",
                List.of(Map.of("severity", "error", "code", code, "diagnostics", why))));
    }
}
