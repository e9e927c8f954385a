package org.deltarad.node.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Someone, or some system, that the HTTP port lets in. Text instead of a mapping is the password's hash.
 *
 * @param password bcrypt hash of the password
 * @param role     what the user may do; empty for {@link Role#VIEWER}
 */
public record HttpUser(String password, Optional<Role> role) {
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    @JsonCreator
    public HttpUser {
        if (!BCRYPT.matcher(password).matches()) {
            throw new InvalidValueException("", "the password must be a bcrypt hash, as of htpasswd -nB");
        }
    }

    /** Text is the hash of a viewer's password. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static HttpUser ofHash(String hash) {
        return new HttpUser(hash, Optional.empty());
    }

    /** The role, a viewer's where none is given. */
    public Role granted() {
        return role.orElse(Role.VIEWER);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return granted().toString();
    }
}
