package org.deltarad.dicom.dcm4che.codec;

import java.io.IOException;

/** What {@link org.deltarad.dicom.MalformedDicomException} is outside, on its way through dcm4che, which lets IOExceptions pass. */
final class MalformedStreamException extends IOException {
    private static final long serialVersionUID = 1;

    MalformedStreamException(String message) {
        super(message);
    }

    static MalformedStreamException at(long position, String problem) {
        return new MalformedStreamException("at byte " + position + ": " + problem);
    }
}
