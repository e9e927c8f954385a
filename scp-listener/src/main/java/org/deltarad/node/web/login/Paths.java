package org.deltarad.node.web.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.deltarad.node.config.Role;

/** What is needed for which request; a path that is not named here needs a login, and a change the operator's role. */
public final class Paths {
    static final String LOGIN = "/login";
    static final String LOGOUT = "/logout";
    static final String METRICS = "/metrics";

    private static final Set<String> OPEN = Set.of("/style.css", "/icon.svg");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> MACHINES = Set.of("api", "fhir", "dicom-web", "metrics");

    private Paths() {}

    /** The path below the root, as it is matched to servlets: decoded, without parameters. */
    static String of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    /** Whether anybody may see it: it says nothing about patients. */
    static boolean isOpen(String path) {
        return path.startsWith("/health/") || OPEN.contains(path);
    }

    /** Whether systems ask here, by HTTP Basic; elsewhere are pages for people. */
    static boolean isForMachines(String path) {
        int end = path.indexOf('/', 1);
        return path.startsWith("/") && MACHINES.contains(path.substring(1, end < 0 ? path.length() : end));
    }

    /** Whether a method only reads (RFC 9110 9.2.1). */
    static boolean reads(String method) {
        return READING.contains(method.toUpperCase(Locale.ROOT));
    }

    /** The role that is needed; empty for anybody. */
    public static Optional<Role> needed(String method, String path) {
        if (isOpen(path) || path.equals(LOGIN)) {
            return Optional.empty();
        }
        boolean search = path.startsWith("/fhir/") && path.endsWith("/_search");
        return Optional.of(reads(method) || search || path.equals(LOGOUT) ? Role.VIEWER : Role.OPERATOR);
    }
}
