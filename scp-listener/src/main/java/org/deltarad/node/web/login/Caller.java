package org.deltarad.node.web.login;

import jakarta.servlet.http.HttpServletRequest;
import org.deltarad.node.config.Role;

/**
 * Whom an admitted request comes from.
 *
 * @param name of the user; {@code local} where nobody is asked
 * @param role what the user may do
 * @param via  how we know
 * @param csrf the token that every form must carry
 */
public record Caller(String name, Role role, Via via, String csrf) {
    private static final String ATTRIBUTE = Caller.class.getName();

    /** The form field, and where there is no form the header, of the token. */
    public static final String CSRF_FIELD = "csrf";

    static final String CSRF_HEADER = "X-CSRF-Token";

    /** How we know whom a request comes from. */
    public enum Via {
        /** There are no users: whoever is at this machine. */
        NOBODY_ASKED,
        /** A login, by its cookie. */
        SESSION,
        /** HTTP Basic, for systems. */
        BASIC
    }

    /** Whom a request comes from that has passed the gate. */
    public static Caller of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("the gate is before everything that asks who calls");
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Whether the user may do what a role may. */
    public boolean may(Role needed) {
        return role.includes(needed);
    }
}
