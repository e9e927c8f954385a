package org.deltarad.node.index;

/** A row cannot go from the state it is in to the one asked for; nothing was written. */
public final class IllegalTransitionException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    IllegalTransitionException(EventRow.Subject row, Enum<?> from, Enum<?> to) {
        super("%s %d is %s and cannot become %s".formatted(row.kind(), row.id(), from, to));
    }
}
