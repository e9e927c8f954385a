package org.deltarad.dicom.net;

import java.util.List;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;

/**
 * Study Root Query/Retrieve SCU (PS3.4 annex C). An operation whose thread is interrupted is cancelled (C-CANCEL) and ends
 * in a {@link DimseStatusException} of status 0xFE00, the thread still interrupted.
 */
public interface QueryRetrieve {
    /**
     * Matches of a C-FIND.
     *
     * @param keys the identifier, Query/Retrieve Level included; see {@link Dataset.Builder#key}
     * @return the identifiers of the matches, with their own Specific Character Set
     * @throws AssociationException when no association can be had or it breaks
     * @throws DimseStatusException when the peer answers with a failure
     */
    List<Dataset> find(RemoteAe peer, Dataset keys) throws DicomException;

    /**
     * Has the peer send what the keys name, by C-MOVE, to a destination that it knows by AE title: usually a listener of
     * ours. Returns when the peer says that it is done.
     *
     * @throws AssociationException when no association can be had or it breaks
     * @throws DimseStatusException when the peer answers with a failure, such as A801 (destination unknown); not when single
     *                              sub-operations fail, see the outcome
     */
    Retrieved move(RemoteAe peer, Dataset keys, String destinationAet) throws DicomException;

    /**
     * Fetches what the keys name by C-GET: the peer's C-STOREs come over the same association to the handler, whose
     * status is the answer of each. They are asked for in native transfer syntaxes ({@link StorageScp.Options#NATIVE}).
     *
     * @param sopClasses storage SOP classes to be ready for, at most 126
     * @throws AssociationException when no association can be had or it breaks
     * @throws DimseStatusException when the peer answers with a failure; not when single sub-operations fail
     */
    Retrieved get(RemoteAe peer, Dataset keys, Set<String> sopClasses, StorageScp.Handler handler)
            throws DicomException;

    /**
     * What a retrieval came to (PS3.4 C.4.2.1.5 to C.4.2.1.8).
     *
     * @param status       of the final response: 0x0000, or 0xB000 when a sub-operation failed
     * @param completed    sub-operations that succeeded
     * @param failed       that failed
     * @param warning      that gave a warning
     * @param failedSopInstances Failed SOP Instance UID List, where the peer gives one
     */
    record Retrieved(int status, int completed, int failed, int warning, List<String> failedSopInstances) {}
}
