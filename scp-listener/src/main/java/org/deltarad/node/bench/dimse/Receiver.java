package org.deltarad.node.bench.dimse;

import java.io.IOException;
import java.nio.file.Path;

/** A kind of storage SCP that is measured. */
public interface Receiver {
    /** By which it is called. */
    String AET = "BENCH";

    /** As tables show it. */
    String name();

    /** Whether one round is enough: it is not in this process, so it does not warm up, and a round takes minutes. */
    default boolean slow() {
        return false;
    }

    /** Starts one with its store in that folder, and waits until it takes connections. */
    Running start(Path folder) throws IOException, InterruptedException;

    /** One that runs. */
    interface Running extends AutoCloseable {
        /** Its DICOM port on loopback. */
        int port();

        /** Instances stored. */
        int stored() throws IOException, InterruptedException;

        @Override
        void close();
    }
}
