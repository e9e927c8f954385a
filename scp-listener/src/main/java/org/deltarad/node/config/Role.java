package org.deltarad.node.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** What a user may do; each role may do what those before it may. */
public enum Role {
    /** See results, and ask FHIR for them. */
    VIEWER,
    /** Also change the work: retry, resend, store by STOW-RS. */
    OPERATOR;

    /** The role of that name in lower case. */
    @JsonCreator
    static Role of(String name) {
        Checks.oneOf("", name, Role.class);
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Whether it includes another. */
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
