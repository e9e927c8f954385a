package org.deltarad.node.web.login;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.deltarad.node.audit.AuditEvents;
import org.deltarad.node.audit.AuditTrail;
import org.deltarad.node.config.HttpConfig;
import org.deltarad.node.config.Role;
import org.deltarad.node.web.html.Page;

/**
 * Before everything that is served: who calls, whether the request is theirs rather than another site's, and whether they
 * may. What is not let through is recorded.
 */
public final class Gate implements Filter {
    private final Users users;
    private final Sessions sessions;
    private final PasswordCheck passwords;
    private final BasicLogin basic;
    private final AuditTrail audit;
    private final Secrets secrets = new Secrets();
    private final Caller local = new Caller("local", Role.OPERATOR, Caller.Via.NOBODY_ASKED, Secrets.random());
    private final boolean anyHost;
    private final boolean metricsOpen;

    public Gate(HttpConfig config, AuditTrail audit, Clock clock) {
        this.users = new Users(config.users());
        this.sessions = new Sessions(config.session(), clock);
        this.passwords = new PasswordCheck(users, new Attempts(clock), audit);
        this.basic = new BasicLogin(passwords, clock);
        this.audit = audit;
        this.anyHost = config.allowInsecure();
        this.metricsOpen = config.metricsOpen();
    }

    /** The servlet of {@code /login}. */
    public LoginPage loginPage(Page.Site site) {
        return new LoginPage(site, users.exist(), passwords, sessions, secrets);
    }

    /** The servlet of {@code /logout}. */
    public Logout logout() {
        return new Logout(sessions, audit);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest in = (HttpServletRequest) request;
        HttpServletResponse out = (HttpServletResponse) response;
        String path = Paths.of(in);
        Optional<Role> needed = isOpen(in, path) ? Optional.empty() : Paths.needed(in.getMethod(), path);
        if (needed.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Caller> caller = caller(in, out, path);
        if (caller.isEmpty()) {
            return;
        }
        Optional<String> refusal = refusal(in, path, caller.get(), needed.get());
        if (refusal.isPresent()) {
            audit.record(AuditEvents.actionRefused(caller.get().name(), in.getRemoteAddr(), path, refusal.get()));
            Refusal.forbidden(out, path, refusal.get());
            return;
        }
        if (Paths.isForMachines(path) && Paths.reads(in.getMethod())) {
            String query = in.getQueryString() == null ? "" : "?" + in.getQueryString();
            audit.record(AuditEvents.queried(caller.get().name(), in.getRemoteAddr(), path + query));
        }
        caller.get().attachTo(in);
        chain.doFilter(request, response);
    }

    private boolean isOpen(HttpServletRequest in, String path) {
        return path.equals(Paths.METRICS) && (metricsOpen || isLoopback(in)) && Paths.reads(in.getMethod());
    }

    private static boolean isLoopback(HttpServletRequest in) {
        String address = in.getRemoteAddr();
        return (address.startsWith("127.") || address.equals("[::1]") || address.equals("0:0:0:0:0:0:0:1"))
                && in.getHeader("X-Forwarded-For") == null
                && in.getHeader("Forwarded") == null;
    }

    /** Who calls; empty when that was answered with a question for it. */
    private Optional<Caller> caller(HttpServletRequest in, HttpServletResponse out, String path) throws IOException {
        if (!users.exist()) {
            if (anyHost || Origin.isToLoopback(in)) {
                return Optional.of(local);
            }
            audit.record(AuditEvents.actionRefused("", in.getRemoteAddr(), path, "sent to another host's name"));
            Refusal.forbidden(out, path, "this node is reached by the name localhost only");
            return Optional.empty();
        }
        Optional<Caller> session = SessionCookie.SESSION.read(in).flatMap(sessions::use);
        if (session.isPresent()) {
            return session;
        }
        if (Paths.isForMachines(path)) {
            return machine(in, out, path);
        }
        audit.record(AuditEvents.loginFailed("", in.getRemoteAddr(), "no login for " + path));
        boolean page = in.getMethod().equals("GET");
        String query = in.getQueryString() == null ? "" : "?" + in.getQueryString();
        String next =
                page && !path.equals("/") ? "?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8) : "";
        out.setStatus(HttpServletResponse.SC_SEE_OTHER);
        out.setHeader("Location", Paths.LOGIN + next);
        return Optional.empty();
    }

    private Optional<Caller> machine(HttpServletRequest in, HttpServletResponse out, String path) throws IOException {
        String header = in.getHeader("Authorization");
        PasswordCheck.Result result = basic.admit(header, in.getRemoteAddr());
        if (result instanceof PasswordCheck.Right right) {
            return Optional.of(new Caller(right.user(), right.role(), Caller.Via.BASIC, ""));
        }
        if (result instanceof PasswordCheck.Wait wait) {
            Refusal.later(out, path, wait.time());
            return Optional.empty();
        }
        if (header == null) {
            audit.record(AuditEvents.loginFailed("", in.getRemoteAddr(), "no user for " + path));
        }
        Refusal.unknown(out, path);
        return Optional.empty();
    }

    /** Why a request that is understood is not done. */
    private static Optional<String> refusal(HttpServletRequest in, String path, Caller caller, Role needed) {
        if (!Paths.reads(in.getMethod())) {
            if (Origin.isForeign(in)) {
                return Optional.of("the request comes from a page of another site");
            }
            if (!hasToken(in, path, caller)) {
                return Optional.of(
                        "the form has expired or was not made here: go back, load the page again and repeat");
            }
        }
        return caller.may(needed)
                ? Optional.empty()
                : Optional.of(caller.name() + " has the role viewer; this needs the role operator");
    }

    /** What a browser holds by itself, a cookie or a place at this machine, does not suffice for a change. */
    private static boolean hasToken(HttpServletRequest in, String path, Caller caller) {
        boolean machine = Paths.isForMachines(path);
        if (caller.via() == Caller.Via.BASIC || (machine && caller.via() == Caller.Via.NOBODY_ASKED)) {
            return true;
        }
        return Secrets.same(
                caller.csrf(), machine ? in.getHeader(Caller.CSRF_HEADER) : in.getParameter(Caller.CSRF_FIELD));
    }
}
