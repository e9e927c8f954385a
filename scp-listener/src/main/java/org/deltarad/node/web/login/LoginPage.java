package org.deltarad.node.web.login;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.deltarad.node.web.html.Element;
import org.deltarad.node.web.html.Page;

/** {@code /login}: the form, and what it sends. A login begins a new session, whatever cookie the browser had. */
public final class LoginPage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int TOO_MANY_REQUESTS = 429;

    private final transient Page.Site site;
    private final boolean asked;
    private final transient PasswordCheck passwords;
    private final transient Sessions sessions;
    private final transient Secrets secrets;

    LoginPage(Page.Site site, boolean asked, PasswordCheck passwords, Sessions sessions, Secrets secrets) {
        this.site = site;
        this.asked = asked;
        this.passwords = passwords;
        this.sessions = sessions;
        this.secrets = secrets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!asked || SessionCookie.SESSION.read(request).flatMap(sessions::use).isPresent()) {
            redirect(response, "/");
            return;
        }
        show(request, response, HttpServletResponse.SC_OK, "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> token = SessionCookie.LOGIN.read(request).map(secrets::derived);
        if (Origin.isForeign(request)
                || token.isEmpty()
                || !Secrets.same(token.get(), request.getParameter(Caller.CSRF_FIELD))) {
            show(request, response, HttpServletResponse.SC_FORBIDDEN, "The form had expired. Please try again.");
            return;
        }
        PasswordCheck.Result result =
                passwords.check(parameter(request, "user"), parameter(request, "password"), request.getRemoteAddr());
        if (result instanceof PasswordCheck.Right right) {
            SessionCookie.SESSION.read(request).ifPresent(sessions::end);
            SessionCookie.LOGIN.delete(request, response);
            SessionCookie.SESSION.write(request, response, sessions.begin(right.user(), right.role()));
            redirect(response, next(request));
        } else if (result instanceof PasswordCheck.Wait wait) {
            long seconds = wait.time().toSeconds() + 1;
            response.setHeader("Retry-After", Long.toString(seconds));
            show(
                    request,
                    response,
                    TOO_MANY_REQUESTS,
                    "Too many wrong passwords. Please wait " + seconds + " s and try again.");
        } else {
            show(request, response, HttpServletResponse.SC_FORBIDDEN, "User or password is wrong.");
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, int status, String problem)
            throws IOException {
        String cookie = SessionCookie.LOGIN.read(request).orElseGet(Secrets::random);
        SessionCookie.LOGIN.write(request, response, cookie);
        Element form = tag(
                        "form",
                        hidden(Caller.CSRF_FIELD, secrets.derived(cookie)),
                        hidden("next", next(request)),
                        field("user", "User", "text", "username"),
                        field("password", "Password", "password", "current-password"),
                        tag("button", "Log in"))
                .with("method", "post")
                .with("action", Paths.LOGIN);
        Element box = styled("section", "login", tag("h1", "Log in"));
        if (!problem.isEmpty()) {
            box.add(styled("p", "problem", problem).with("role", "alert"));
        }
        new Page(site, "Log in", Optional.empty()).add(box.add(form)).send(response, status);
    }

    private static Element hidden(String name, String value) {
        return tag("input").with("type", "hidden").with("name", name).with("value", value);
    }

    private static Element field(String name, String label, String type, String autocomplete) {
        Element input = tag("input")
                .with("name", name)
                .with("type", type)
                .with("autocomplete", autocomplete)
                .with("required", "required");
        return tag("label", label, input);
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** Where the browser wanted to go, if that is a place here. */
    private static String next(HttpServletRequest request) {
        String next = parameter(request, "next");
        boolean here = next.startsWith("/") && next.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
        return here && !next.startsWith("//") ? next : "/";
    }

    private static void redirect(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", to);
    }
}
