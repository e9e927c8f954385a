package org.deltarad.dicom.net;

import org.deltarad.dicom.DicomException;

/** C-ECHO SCU (PS3.4 annex A). */
public interface Echo {
    /**
     * Verifies that the peer answers.
     *
     * @throws DicomException saying why it does not
     */
    void echo(RemoteAe peer) throws DicomException;
}
