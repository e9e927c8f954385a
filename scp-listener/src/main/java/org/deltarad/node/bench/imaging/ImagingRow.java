package org.deltarad.node.bench.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.NodeException;

/** What a row of the table measures. */
public interface ImagingRow {
    /** One line that no other row has, such as {@code series 200 x 512 x 512, uncompressed}. */
    String name();

    /** Milliseconds it is to take; empty when there is no goal. */
    OptionalDouble goalMillis();

    /**
     * Makes what the task works on.
     *
     * @param folder empty, for files; deleted after the row
     * @throws MissingProgramException when a program of others is needed that is not installed: the row is left out
     */
    Task prepare(Path folder) throws IOException, DicomException, NodeException, InterruptedException;

    /** What is measured. */
    interface Task {
        /** Once; called several times. */
        void run() throws IOException, DicomException, NodeException, InterruptedException;

        /** What stands at the end of the row, such as the time of another program on the same input; may be empty. */
        default String beside() throws IOException, InterruptedException {
            return "";
        }
    }
}
