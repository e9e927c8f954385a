package org.deltarad.dicom.net;

import java.nio.file.Path;
import java.util.List;
import org.deltarad.dicom.DicomException;

/** C-STORE SCU (PS3.4 annex B). */
public interface StorageScu {
    /**
     * Sends Part 10 files in one association.
     *
     * @return one outcome per file, in order: what the peer answered, or why it was not sent
     * @throws DicomException when no association could be had: refused, rejected, timed out
     */
    List<Outcome> send(RemoteAe peer, List<Path> files) throws DicomException;

    /**
     * @param file           the file
     * @param sopInstanceUid its SOP Instance UID, empty when it could not be read
     * @param status         the peer's answer; {@code cannotUnderstand} of our own when the file was not sent
     */
    record Outcome(Path file, String sopInstanceUid, StorageScp.Status status) {}
}
