package org.deltarad.dicom.pixelmed.ul;

import java.io.IOException;

/** An association, or the attempt at one, has ended otherwise than by release. */
public final class UlException extends IOException {
    private static final long serialVersionUID = 1;

    /** What ended it. */
    public enum Kind {
        /** Nobody answers, or no TLS that both agree to. */
        UNREACHABLE,
        /** The peer closed the connection before it sent anything. */
        NOTHING_SENT,
        /** The connection was closed or lost. */
        CLOSED,
        /** The peer sent A-ABORT. */
        ABORTED,
        /** The peer sent nothing for longer than it was waited for. */
        SILENT,
        /** The peer did not finish a PDU, or did not take one of ours, in time. */
        TIMED_OUT,
        /** The peer sent what the protocol does not allow. */
        VIOLATION
    }

    private final Kind kind;
    private final AbortReason reason;

    private UlException(Kind kind, AbortReason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
        this.reason = reason;
    }

    static UlException of(Kind kind, String sentence) {
        return new UlException(kind, null, sentence, null);
    }

    static UlException of(Kind kind, String sentence, Throwable cause) {
        return new UlException(kind, null, sentence, cause);
    }

    static UlException silent(String sentence) {
        return new UlException(Kind.SILENT, null, sentence, null);
    }

    static UlException timedOut(String sentence) {
        return new UlException(Kind.TIMED_OUT, AbortReason.NOT_SPECIFIED, sentence, null);
    }

    static UlException violation(AbortReason reason, String sentence) {
        return new UlException(Kind.VIOLATION, reason, sentence, null);
    }

    /** What ended it. */
    public Kind kind() {
        return kind;
    }

    /** For the A-ABORT, when the service provider sends one for this. */
    AbortReason reason() {
        return reason == null ? AbortReason.NOT_SPECIFIED : reason;
    }
}
