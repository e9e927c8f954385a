package org.deltarad.node.web.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * A cookie that scripts cannot read and other sites cannot send; over TLS it is bound to this host (RFC 6265bis 4.1.3.2) and
 * never goes without TLS.
 */
enum SessionCookie {
    /** Of a login. */
    SESSION("deltarad"),
    /** Of who is about to log in. */
    LOGIN("deltarad-login");

    private static final String HOST = "__Host-";

    private final String plain;

    SessionCookie(String plain) {
        this.plain = plain;
    }

    private String name(HttpServletRequest request) {
        return request.isSecure() ? HOST + plain : plain;
    }

    Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie c : cookies) {
                if (c.getName().equals(name(request)) && !c.getValue().isEmpty()) {
                    return Optional.of(c.getValue());
                }
            }
        }
        return Optional.empty();
    }

    void write(HttpServletRequest request, HttpServletResponse response, String value) {
        set(request, response, value, "");
    }

    void delete(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, "", "; Max-Age=0");
    }

    private void set(HttpServletRequest request, HttpServletResponse response, String value, String more) {
        String secure = request.isSecure() ? "; Secure" : "";
        response.addHeader(
                "Set-Cookie", name(request) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + secure + more);
    }
}
