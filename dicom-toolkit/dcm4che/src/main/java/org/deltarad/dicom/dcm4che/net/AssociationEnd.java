package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** An association, or the attempt at one, has ended otherwise than by release or rejection. */
final class AssociationEnd extends IOException {
    private static final long serialVersionUID = 1;

    /** What ended it. */
    enum Kind {
        /** The peer closed the connection before it sent anything. */
        NOTHING_SENT,
        /** The connection was closed or lost. */
        CLOSED,
        /** The peer sent A-ABORT. */
        ABORTED,
        /** The peer was silent, or took no data, for too long. */
        TIMED_OUT,
        /** The peer sent what the protocol does not allow. */
        VIOLATION,
        /** We ended it. */
        OURS
    }

    /** Source and Reason/Diag. of an A-ABORT (PS3.8 9.3.8). */
    enum Abort {
        SERVICE_USER(0, 0),
        NOT_SPECIFIED(2, 0),
        UNRECOGNIZED_PDU(2, 1),
        UNEXPECTED_PDU(2, 2),
        INVALID_PARAMETER(2, 6);

        final int source;
        final int reason;

        Abort(int source, int reason) {
            this.source = source;
            this.reason = reason;
        }
    }

    private final Kind kind;
    private final Abort answer;

    private AssociationEnd(Kind kind, Abort answer, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.answer = answer;
    }

    /** One of which the peer is not to be told; the sentence is a predicate of which it is the subject. */
    static AssociationEnd of(Kind kind, String sentence, Throwable cause) {
        return new AssociationEnd(kind, null, sentence, cause);
    }

    static AssociationEnd of(Kind kind, String sentence) {
        return of(kind, sentence, null);
    }

    static AssociationEnd violation(Abort answer, String sentence) {
        return new AssociationEnd(Kind.VIOLATION, answer, sentence, null);
    }

    static AssociationEnd timedOut(String sentence) {
        return new AssociationEnd(Kind.TIMED_OUT, Abort.NOT_SPECIFIED, sentence, null);
    }

    static AssociationEnd ours(String sentence) {
        return new AssociationEnd(Kind.OURS, Abort.SERVICE_USER, sentence, null);
    }

    Kind kind() {
        return kind;
    }

    /** With which A-ABORT the peer is to be told, if it is. */
    Optional<Abort> answer() {
        return Optional.ofNullable(answer);
    }

    /** A time as it is read in a sentence: {@code 0.5 s}. */
    static String seconds(Duration d) {
        double s = d.toMillis() / 1000.0;
        return s == Math.rint(s) ? String.format(Locale.ROOT, "%.0f s", s) : s + " s";
    }
}
