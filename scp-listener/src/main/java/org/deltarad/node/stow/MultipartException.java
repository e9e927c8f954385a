package org.deltarad.node.stow;

import java.io.IOException;

/** A body that is not the multipart that its header says. */
public final class MultipartException extends IOException {
    private static final long serialVersionUID = 1;

    MultipartException(String message) {
        super(message);
    }
}
