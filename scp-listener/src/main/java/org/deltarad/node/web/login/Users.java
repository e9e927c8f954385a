package org.deltarad.node.web.login;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.deltarad.node.config.HttpUser;
import org.deltarad.node.config.Role;

/** The users of the configuration. */
final class Users {
    /** Of a password that nobody has: names that are not known take as long as those that are. */
    private static final String NOBODY = "$2a$10$7EqJtq98hPqEX7fNZaFWoOhi0Xn2e3p6lEVz8S0nH9ZNqZ7n1Z0aC";

    /** A check costs bcrypt's time on purpose: more at once would take the machine from the work. */
    private final Semaphore checks = new Semaphore(2);

    private final Map<String, HttpUser> users;

    Users(Map<String, HttpUser> users) {
        this.users = Map.copyOf(users);
    }

    /** Whether there are any; otherwise nobody is asked. */
    boolean exist() {
        return !users.isEmpty();
    }

    /** The role of a user with that password; empty when there is none. */
    Optional<Role> verify(String name, String password) {
        HttpUser user = users.get(name);
        checks.acquireUninterruptibly();
        try {
            boolean matches = BCrypt.verifyer()
                    .verify(password.toCharArray(), (user == null ? NOBODY : user.password()).toCharArray())
                    .verified;
            return matches && user != null ? Optional.of(user.granted()) : Optional.empty();
        } finally {
            checks.release();
        }
    }
}
