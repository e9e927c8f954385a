package org.deltarad.node.bench.imaging;

import java.io.IOException;

/** A program of others that a row needs is not installed. */
public final class MissingProgramException extends IOException {
    private static final long serialVersionUID = 1;

    public MissingProgramException(String program) {
        super(program + " is not installed");
    }
}
