package org.deltarad.dicom.net;

import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.DicomException;

/** C-STORE SCU (PS3.4 annex B). */
public interface StorageScu {
    /**
     * Sends Part 10 files in one association, each in the transfer syntax it is stored in; native ones are converted to
     * implicit VR little endian for a peer that accepts nothing else. When the association breaks, the files left are not
     * sent and say so.
     *
     * @return one outcome per file, in order: what the peer answered, or why it was not sent
     * @throws AssociationException when no association could be had: refused, rejected, timed out
     */
    List<Outcome> send(RemoteAe peer, List<Path> files) throws DicomException;

    /**
     * @param file           the file
     * @param sopInstanceUid its SOP Instance UID, empty when it could not be read
     * @param status         the peer's answer; of our own when it was not sent: C000 when the file or the peer
     *                       does not allow it, A700 when the association broke, so that another attempt may do
     */
    record Outcome(Path file, String sopInstanceUid, StorageScp.Status status) {}
}
