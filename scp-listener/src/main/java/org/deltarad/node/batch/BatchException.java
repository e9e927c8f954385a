package org.deltarad.node.batch;

import java.nio.file.Path;
import org.deltarad.node.NodeException;

/** A batch cannot be run. The children say which of its files is at fault. */
public abstract class BatchException extends NodeException {
    private static final long serialVersionUID = 1;

    private BatchException(String message) {
        super(message);
    }

    /** The table of cases cannot be used. */
    public static final class WrongTable extends BatchException {
        private static final long serialVersionUID = 1;

        WrongTable(Path file, String reason) {
            super(file + ": " + reason);
        }

        /** @param line of the file, one based */
        WrongTable(Path file, long line, String reason) {
            super(file + ", line " + line + ": " + reason);
        }

        /**
         * @param line   of the file, one based
         * @param column its name
         */
        WrongTable(Path file, long line, String column, String reason) {
            super(file + ", line " + line + ", column " + column + ": " + reason);
        }
    }

    /** The journal of an earlier run is in the way or does not belong to this one. */
    public static final class WrongJournal extends BatchException {
        private static final long serialVersionUID = 1;

        WrongJournal(Path file, String reason) {
            super(file + ": " + reason);
        }
    }
}
