package org.deltarad.dicom.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;

/** An association that a toolkit has established to send files; closing it releases it unless it broke. */
public interface StorageAssociation extends AutoCloseable {
    /** Establishes associations. */
    interface Requestor {
        /** @throws AssociationException when the peer is missing, rejects, aborts, is silent or accepts no context */
        StorageAssociation open(RemoteAe peer, List<StorageProposal.Context> proposed) throws DicomException;
    }

    /** Writes a data set to a stream that is not to be closed. */
    interface DataSetWriter {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The contexts that the peer has accepted. */
    List<StorageProposal.Context> accepted();

    /**
     * Sends a C-STORE request and awaits its response.
     *
     * @param context one of the accepted
     * @throws DicomException when the association broke, also because the writer failed
     */
    Status store(FileMetaInformation file, StorageProposal.Context context, DataSetWriter data) throws DicomException;

    @Override
    void close();
}
