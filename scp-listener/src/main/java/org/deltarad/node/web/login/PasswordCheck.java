package org.deltarad.node.web.login;

import java.time.Duration;
import java.util.Optional;
import org.deltarad.node.audit.AuditEvents;
import org.deltarad.node.audit.AuditTrail;
import org.deltarad.node.config.Role;

/** Checks passwords, slows down who guesses, and records both outcomes. */
final class PasswordCheck {
    private static final int LONGEST_NAME = 100;
    /** What bcrypt looks at, bytes; more is not a password. */
    private static final int LONGEST_PASSWORD = 72;

    private final Users users;
    private final Attempts attempts;
    private final AuditTrail audit;

    PasswordCheck(Users users, Attempts attempts, AuditTrail audit) {
        this.users = users;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** What came of a check. */
    sealed interface Result {}

    /** It is the user's. */
    record Right(String user, Role role) implements Result {}

    /** It is not. */
    record Wrong() implements Result {}

    /** It was not looked at: there were too many wrong ones before. */
    record Wait(Duration time) implements Result {}

    Result check(String user, String password, String address) {
        if (user.length() > LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
            return new Wrong();
        }
        Optional<Duration> wait = attempts.wait(user, address);
        if (wait.isPresent()) {
            return new Wait(wait.get());
        }
        Optional<Role> role = users.verify(user, password);
        if (role.isEmpty()) {
            attempts.failed(user, address);
            audit.record(AuditEvents.loginFailed(user, address, "wrong user or password"));
            return new Wrong();
        }
        attempts.succeeded(user, address);
        audit.record(AuditEvents.login(user, address));
        return new Right(user, role.get());
    }
}
