package org.deltarad.node.web.login;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a browser says that a request comes from (RFC 6454 7, Fetch Metadata). Systems say nothing, and need not. */
final class Origin {
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    private Origin() {}

    /** Whether it comes from a page of another site. */
    static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return true;
        }
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin != null && (host == null || !authority(origin).equals(host.toLowerCase(Locale.ROOT)));
    }

    /** Whether it was sent to a name of this machine: a name of another's that points here is an attack on a browser here. */
    static boolean isToLoopback(HttpServletRequest request) {
        String host = request.getHeader("Host");
        return host != null && LOOPBACK.matcher(host).matches();
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noOrigin) {
            return "";
        }
    }
}
