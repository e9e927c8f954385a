package org.deltarad.node.cohort;

import java.nio.file.Path;
import org.deltarad.node.NodeException;

/** A table that is read for a cohort cannot be used; the message names file, line and column. */
public final class CohortTableException extends NodeException {
    private static final long serialVersionUID = 1;

    CohortTableException(Path file, String reason) {
        super(file + ": " + reason);
    }

    /** @param line of the file, one based */
    CohortTableException(Path file, long line, String reason) {
        super(file + ", line " + line + ": " + reason);
    }
}
