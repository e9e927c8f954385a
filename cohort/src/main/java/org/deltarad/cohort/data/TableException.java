package org.deltarad.cohort.data;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.deltarad.cohort.CohortException;

/** A table that cannot be used, with file, row and column as a spreadsheet counts them. */
public final class TableException extends CohortException {
    private static final long serialVersionUID = 1;

    private final long row;
    private final int column;

    TableException(Path file, String reason) {
        super(file + ": " + reason);
        this.row = 0;
        this.column = 0;
    }

    TableException(Path file, long row, String reason) {
        super(file + ", row " + row + ": " + reason);
        this.row = row;
        this.column = 0;
    }

    TableException(Path file, long row, int column, String name, String reason) {
        super(file + ", row " + row + ", column " + column + " (" + letters(column) + ", '" + name + "'): " + reason);
        this.row = row;
        this.column = column;
    }

    /** The row, 1 for the header; empty when the whole file is concerned. */
    public OptionalLong row() {
        return row == 0 ? OptionalLong.empty() : OptionalLong.of(row);
    }

    /** The column, the first is 1; empty when the whole row is concerned. */
    public OptionalInt column() {
        return column == 0 ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /** 1 is A, 27 is AA. */
    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
