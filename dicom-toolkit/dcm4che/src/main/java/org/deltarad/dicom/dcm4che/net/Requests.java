package org.deltarad.dicom.dcm4che.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dcm4che3.net.DataWriter;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;

/** What requests have in common. */
final class Requests {
    static final int MEDIUM_PRIORITY = 0;

    private static final int PENDING = 0xff00; // PS3.4 C.4.1.1.4
    private static final int PENDING_WITH_WARNING = 0xff01;

    private Requests() {}

    /** Writes a data set that is encoded now, so that what cannot be encoded fails before anything is sent. */
    static DataWriter identifier(DatasetCodec codec, Dataset dataset, ScuSession.Accepted context)
            throws DicomException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            codec.writeDataset(dataset, context.transferSyntax(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (out, transferSyntax) -> bytes.writeTo(out);
    }

    static boolean isPending(Status status) {
        return status.code() == PENDING || status.code() == PENDING_WITH_WARNING;
    }

    static DimseStatusException failed(RemoteAe peer, String request, Status status) {
        return new DimseStatusException(peer, request, status.code(), status.comment());
    }
}
