package org.deltarad.node.batch;

import java.nio.file.Path;
import java.util.List;

/**
 * The cases of a batch.
 *
 * @param file   where they were read from
 * @param header names of the columns, in the file's order
 * @param rows   the cases, in the file's order, no two of which measure the same
 */
public record CaseTable(Path file, List<String> header, List<CaseRow> rows) {
    public CaseTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }
}
