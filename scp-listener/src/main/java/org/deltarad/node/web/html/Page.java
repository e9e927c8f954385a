package org.deltarad.node.web.html;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.node.web.login.Caller;

/** The frame of every page: title, navigation, who is logged in, that it is for research. */
public final class Page {
    private final Site site;
    private final String title;
    private final Optional<Caller> caller;
    private final List<Object> content = new ArrayList<>();
    private String here = "";
    private int refreshSeconds;

    /**
     * @param caller who sees it; empty on the login page
     */
    public Page(Site site, String title, Optional<Caller> caller) {
        this.site = site;
        this.title = title;
        this.caller = caller;
    }

    /**
     * What all pages of a node have in common.
     *
     * @param aet     the node's AE title
     * @param version the node's version
     */
    public record Site(String aet, String version) {}

    /** Marks an entry of the navigation as the one that is shown. */
    public Page at(String path) {
        this.here = path;
        return this;
    }

    /** Has the browser ask again after some seconds. */
    public Page refreshing(int seconds) {
        this.refreshSeconds = seconds;
        return this;
    }

    public Page add(Object... more) {
        content.addAll(List.of(more));
        return this;
    }

    /** Answers with the page. */
    public void send(HttpServletResponse response, int status) throws IOException {
        byte[] bytes = html().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private String html() {
        Element head = tag(
                "head",
                tag("meta").with("charset", "utf-8"),
                tag("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                tag("title", title + " \u2013 DeltaRad " + site.aet()),
                tag("link").with("rel", "icon").with("href", "/icon.svg").with("type", "image/svg+xml"),
                tag("link").with("rel", "stylesheet").with("href", "/style.css"));
        if (refreshSeconds > 0) {
            head.add(tag("meta").with("http-equiv", "refresh").with("content", Integer.toString(refreshSeconds)));
        }
        Element body = tag(
                "body",
                styled("a", "skip", "To the content").with("href", "#content"),
                header(),
                tag("main").with("id", "content").add(content),
                tag(
                        "footer",
                        "DeltaRad " + site.version() + " \u00b7 AE title " + site.aet()
                                + " \u00b7 Research use only: not a medical device, not for diagnosis or treatment.",
                        systems()));
        return "<!DOCTYPE html>\n" + tag("html", head, body).with("lang", "en");
    }

    /** The same for systems. */
    private Element systems() {
        return caller.isEmpty()
                ? tag("span")
                : styled(
                        "span",
                        "systems",
                        tag("a", "jobs as JSON").with("href", "/api/jobs"),
                        tag("a", "reports as FHIR").with("href", "/fhir/DiagnosticReport?_format=json"));
    }

    private Element header() {
        Element header = tag(
                "header",
                styled("a", "brand", "DeltaRad", tag("span", site.aet())).with("href", "/"));
        if (caller.isPresent()) {
            header.add(tag(
                            "nav",
                            link("/", "Worklist"),
                            link("/throughput", "Throughput"),
                            link("/quarantine", "Quarantine"))
                    .with("aria-label", "Pages"));
        }
        header.add(styled("p", "notice", "Research use only"));
        caller.filter(c -> c.via() == Caller.Via.SESSION).ifPresent(c -> header.add(logout(c)));
        return header;
    }

    private Element link(String path, String text) {
        Element a = tag("a", text).with("href", path);
        return path.equals(here) ? a.with("aria-current", "page") : a;
    }

    private static Element logout(Caller c) {
        return form(c, "/logout")
                .with("class", "who")
                .add(
                        tag(
                                "span",
                                c.name(),
                                styled("small", "role", c.role().toString().toLowerCase(Locale.ROOT))),
                        styled("button", "quiet", "Log out"));
    }

    /** A form that changes something: it carries the caller's token. */
    public static Element form(Caller caller, String action) {
        return tag(
                        "form",
                        tag("input")
                                .with("type", "hidden")
                                .with("name", Caller.CSRF_FIELD)
                                .with("value", caller.csrf()))
                .with("method", "post")
                .with("action", action);
    }
}
