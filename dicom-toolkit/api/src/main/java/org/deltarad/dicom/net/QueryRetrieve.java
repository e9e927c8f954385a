package org.deltarad.dicom.net;

import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;

/** Study Root Query SCU (PS3.4 annex C). */
public interface QueryRetrieve {
    /**
     * Matches of a C-FIND in the Study Root model.
     *
     * @param keys the identifier, Query/Retrieve Level included
     * @return the identifiers of the matches, with their own Specific Character Set
     * @throws AssociationException when no association can be had or it breaks
     * @throws DimseStatusException when the peer answers with a failure
     */
    List<Dataset> find(RemoteAe peer, Dataset keys) throws DicomException;
}
