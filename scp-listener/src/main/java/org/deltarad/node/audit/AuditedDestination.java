package org.deltarad.node.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.node.deliver.Destination;
import org.deltarad.node.deliver.ForwardingDestination;

/** Records what begins to go to a destination, and what came of it. */
public final class AuditedDestination extends ForwardingDestination {
    private static final Pattern REPORT = Pattern.compile("([0-9.]+)\\.[a-z].*");

    private final AuditTrail audit;
    private final Function<String, Optional<Subject>> subjects;

    /**
     * Whom and what a report is of.
     *
     * @param studyUid Study Instance UID of the SR
     */
    public record Subject(String patientId, Optional<String> studyUid) {}

    /** @param subjects the subject of the report of an SR, by its SOP Instance UID */
    public AuditedDestination(Destination destination, AuditTrail audit, Function<String, Optional<Subject>> subjects) {
        super(destination);
        this.audit = audit;
        this.subjects = subjects;
    }

    @Override
    public List<Outcome> send(List<Item> items) throws IOException, InterruptedException {
        Optional<Subject> subject = items.stream().findFirst().flatMap(i -> subject(i.file()));
        Optional<String> patient = subject.map(Subject::patientId);
        Optional<String> study = subject.flatMap(Subject::studyUid);
        audit.record(AuditEvents.beginTransfer(name(), patient, study));
        List<Outcome> outcomes = super.send(items);
        Optional<String> problem =
                outcomes.stream().flatMap(o -> reason(o).stream()).findFirst();
        audit.record(AuditEvents.sent(
                name(),
                problem.isPresent() ? AuditEvent.Outcome.MINOR_FAILURE : AuditEvent.Outcome.SUCCESS,
                problem.orElse(""),
                patient,
                study));
        return outcomes;
    }

    private Optional<Subject> subject(String file) {
        Matcher m = REPORT.matcher(file);
        return m.matches() ? subjects.apply(m.group(1)) : Optional.empty();
    }

    private static Optional<String> reason(Outcome o) {
        if (o instanceof Refused r) {
            return Optional.of(r.reason());
        }
        return o instanceof NotNow n ? Optional.of(n.reason()) : Optional.empty();
    }
}
