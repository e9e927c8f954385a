package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;
import org.deltarad.dicom.pixelmed.ul.Message;

/** Data sets of responses, which are small and held in memory. */
final class Identifiers {
    private static final int MAX_LENGTH = 1 << 22;

    private Identifiers() {}

    /**
     * The identifier of a response; an empty one where there is none.
     *
     * @throws AssociationException when it is longer than any that makes sense
     */
    static Dataset of(RemoteAe peer, Message response) throws IOException, DicomException {
        if (response.data().isEmpty()) {
            return Dataset.empty();
        }
        byte[] bytes = response.data().get().readNBytes(MAX_LENGTH + 1);
        if (bytes.length > MAX_LENGTH) {
            throw new AssociationException(
                    peer,
                    AssociationException.Reason.PROTOCOL_VIOLATION,
                    "sent an identifier of more than " + MAX_LENGTH + " bytes");
        }
        return DataSetCoding.decode(bytes, response.context().transferSyntax());
    }
}
