package org.deltarad.node.batch;

import java.io.Closeable;
import java.io.IOException;

/** Writes a table of results row by row. */
interface TableWriter extends Closeable {
    void write(ResultRow row) throws IOException;
}
