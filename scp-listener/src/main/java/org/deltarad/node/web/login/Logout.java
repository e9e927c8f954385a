package org.deltarad.node.web.login;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.deltarad.node.audit.AuditEvents;
import org.deltarad.node.audit.AuditTrail;

/** {@code POST /logout}: ends the session. */
public final class Logout extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Sessions sessions;
    private final transient AuditTrail audit;

    Logout(Sessions sessions, AuditTrail audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.SESSION
                .read(request)
                .flatMap(sessions::end)
                .ifPresent(c -> audit.record(AuditEvents.logout(c.name(), request.getRemoteAddr())));
        SessionCookie.SESSION.delete(request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", Paths.LOGIN);
    }
}
