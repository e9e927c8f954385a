package org.deltarad.node.receive;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.Tag;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Patient;

/** Reads a received file whole and makes its row, or says why it cannot be taken. */
final class InstanceCheck {
    private final DatasetCodec codec;

    InstanceCheck(DatasetCodec codec) {
        this.codec = codec;
    }

    /**
     * @param expected what the request says that it is
     * @throws RefusedException when the file breaks off, is not what was said, or lacks what places it
     */
    InstanceRow check(IncomingFile file, Expected expected, Instant receivedAt) throws RefusedException, IOException {
        return check(read(file), file, expected, receivedAt);
    }

    /** As {@link #check}, of a file that was found on disk under its SOP Instance UID. */
    InstanceRow checkPlaced(IncomingFile file, String sopInstanceUid, Instant receivedAt)
            throws RefusedException, IOException {
        DicomFile dicom = read(file);
        String sopClass = dicom.dataset().string(Tag.SOPClassUID).orElse("");
        return check(dicom, file, new Expected(sopClass, sopInstanceUid, Optional.empty(), "", ""), receivedAt);
    }

    private static InstanceRow check(DicomFile dicom, IncomingFile file, Expected expected, Instant receivedAt)
            throws RefusedException {
        Dataset d = dicom.dataset();
        same(d, Tag.SOPInstanceUID, "SOP Instance UID of the request", expected.sopInstanceUid());
        same(d, Tag.SOPClassUID, "SOP Class UID of the request", expected.sopClassUid());
        if (expected.studyInstanceUid().isPresent()) {
            same(
                    d,
                    Tag.StudyInstanceUID,
                    "the study",
                    expected.studyInstanceUid().get());
        }
        PixelDataLength.check(d, dicom.transferSyntax());
        return new InstanceRow(
                expected.sopInstanceUid(),
                expected.sopClassUid(),
                placing(d, Tag.StudyInstanceUID, "Study Instance UID"),
                placing(d, Tag.SeriesInstanceUID, "Series Instance UID"),
                dicom.transferSyntax(),
                d.string(Tag.Modality).orElse(""),
                Patient.of(d),
                d.string(Tag.ClinicalTrialTimePointID),
                AcquiredTime.of(d),
                file.sha256(),
                file.bytes(),
                expected.callingAet(),
                expected.address(),
                receivedAt);
    }

    private DicomFile read(IncomingFile file) throws RefusedException, IOException {
        try {
            return codec.read(file.path());
        } catch (DicomException e) {
            String problem = e.getMessage().replace(file.path() + ": ", "");
            throw RefusedException.cannotUnderstand("not a whole DICOM data set: " + problem, e);
        }
    }

    private static void same(Dataset d, int tag, String name, String expected) throws RefusedException {
        String actual = d.string(tag).orElse("");
        if (!actual.equals(expected)) {
            throw RefusedException.mismatch(name + " is " + expected + ", the data set's is '" + actual + "'");
        }
    }

    private static String placing(Dataset d, int tag, String name) throws RefusedException {
        String uid = d.string(tag).orElse("");
        if (!FileMetaInformation.isUid(uid)) {
            throw RefusedException.cannotUnderstand(
                    uid.isEmpty() ? name + " is missing" : name + " '" + uid + "' is no UID");
        }
        return uid;
    }

    /** What an instance is said to be, and by whom; the last three are empty for a file found on disk. */
    record Expected(
            String sopClassUid,
            String sopInstanceUid,
            Optional<String> studyInstanceUid,
            String callingAet,
            String address) {}
}
