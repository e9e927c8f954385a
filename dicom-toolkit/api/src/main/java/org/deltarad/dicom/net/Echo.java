package org.deltarad.dicom.net;

import org.deltarad.dicom.DicomException;

/** C-ECHO SCU (PS3.4 annex A). */
public interface Echo {
    /**
     * Verifies that the peer answers.
     *
     * @throws AssociationException when no association can be had or it breaks
     * @throws DimseStatusException when it answers with a failure
     */
    void echo(RemoteAe peer) throws DicomException;
}
