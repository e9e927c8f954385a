package org.deltarad.dicom.net;

import java.util.Locale;
import org.deltarad.dicom.DicomException;

/** A peer answered a request with a status that means failure (PS3.7 annex C). */
public class DimseStatusException extends DicomException {
    private static final long serialVersionUID = 1;

    private final int status;

    public DimseStatusException(RemoteAe peer, String request, int status, String comment) {
        super(String.format(
                Locale.ROOT,
                "%s: %s failed with status 0x%04X%s",
                peer,
                request,
                status,
                comment.isEmpty() ? "" : ": " + comment));
        this.status = status;
    }

    /** The response's Status. */
    public int status() {
        return status;
    }
}
