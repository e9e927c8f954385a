package org.deltarad.node.receive;

import java.io.IOException;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.InstanceRow;

/** Whether instances are still what they were when they came, read from disk. */
public final class Integrity {
    private final DataFolder folder;

    public Integrity(DataFolder folder) {
        this.folder = folder;
    }

    /** Whether the file is there and its data set has the length and SHA-256 of its row. */
    public boolean isIntact(InstanceRow row) {
        try {
            IncomingFile file = IncomingFile.existing(folder.file(row));
            return file.bytes() == row.bytes() && file.sha256().equals(row.sha256());
        } catch (IOException missingOrUnreadable) {
            return false;
        }
    }
}
