package org.deltarad.dicom.pixelmed.ul;

import java.io.IOException;
import java.util.Optional;

/** An association, or the attempt at one, has ended otherwise than by release. */
public final class UlException extends IOException {
    private static final long serialVersionUID = 1;

    /** What ended it. */
    public enum Kind {
        /** The peer closed the connection before it sent anything. */
        NOTHING_SENT,
        /** The connection was closed or lost. */
        CLOSED,
        /** The peer sent A-ABORT. */
        ABORTED,
        /** The peer was silent, or took no data, for too long. */
        TIMED_OUT,
        /** The peer sent what the protocol does not allow. */
        VIOLATION
    }

    private final Kind kind;
    private final AbortReason answer;

    private UlException(Kind kind, AbortReason answer, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.answer = answer;
    }

    static UlException of(Kind kind, String sentence) {
        return new UlException(kind, null, sentence, null);
    }

    static UlException of(Kind kind, String sentence, Throwable cause) {
        return new UlException(kind, null, sentence, cause);
    }

    static UlException timedOut(String sentence) {
        return new UlException(Kind.TIMED_OUT, AbortReason.NOT_SPECIFIED, sentence, null);
    }

    static UlException violation(AbortReason answer, String sentence) {
        return new UlException(Kind.VIOLATION, answer, sentence, null);
    }

    /** What ended it. */
    public Kind kind() {
        return kind;
    }

    /** With which A-ABORT the peer is to be told, if it is. */
    public Optional<AbortReason> answer() {
        return Optional.ofNullable(answer);
    }
}
