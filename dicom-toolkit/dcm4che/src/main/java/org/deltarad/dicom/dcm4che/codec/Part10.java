package org.deltarad.dicom.dcm4che.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomOutputStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.provider.MemoryBudget;

/** Preamble, prefix and File Meta Information (PS3.10 7.1). */
final class Part10 {
    private static final int PREAMBLE = 128;
    private static final int PREFIXED = PREAMBLE + 4;
    private static final int GROUP_LENGTH_ELEMENT = 12;

    private Part10() {}

    /** File Meta Information as read; the source stands at the data set. */
    record Opening(Dataset meta) {
        String transferSyntax() throws MalformedStreamException {
            return required(Tag.TransferSyntaxUID, "Transfer Syntax UID");
        }

        FileMetaInformation information() throws MalformedStreamException {
            Optional<String> aet = meta.string(Tag.SourceApplicationEntityTitle).filter(a -> a.length() <= 16);
            return new FileMetaInformation(
                    transferSyntax(),
                    required(Tag.MediaStorageSOPClassUID, "Media Storage SOP Class UID"),
                    required(Tag.MediaStorageSOPInstanceUID, "Media Storage SOP Instance UID"),
                    aet);
        }

        private String required(int tag, String name) throws MalformedStreamException {
            return meta.string(tag)
                    .filter(FileMetaInformation::isUid)
                    .orElseThrow(() -> new MalformedStreamException(
                            "the File Meta Information has no valid " + name + "; the file is no Part 10 file"));
        }
    }

    static Opening open(PositionedInput source, ReadLimits limits, MemoryBudget budget) throws IOException {
        byte[] start = source.peek(PREFIXED + GROUP_LENGTH_ELEMENT);
        boolean prefixed = start.length >= PREFIXED
                && start[PREAMBLE] == 'D'
                && start[PREAMBLE + 1] == 'I'
                && start[PREAMBLE + 2] == 'C'
                && start[PREAMBLE + 3] == 'M';
        if (!prefixed) {
            throw new MalformedStreamException("not a DICOM Part 10 file: no DICM prefix after 128 bytes");
        }
        if (start.length < PREFIXED + GROUP_LENGTH_ELEMENT) {
            throw new MalformedStreamException("the file breaks off in the File Meta Information");
        }
        source.skipNBytes(PREFIXED);
        Attributes attrs = group2(source, limits, budget);
        requireWholeGroup(start, source.position());
        return new Opening(new AttributesReader(budget).dataset(attrs));
    }

    private static Attributes group2(PositionedInput source, ReadLimits limits, MemoryBudget budget)
            throws IOException {
        String encoding = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
        try (CheckedDicomInputStream in = new CheckedDicomInputStream(
                source, Long.MAX_VALUE, encoding, encoding, limits, budget, Optional.empty())) {
            return in.readMetaInformation();
        } catch (EOFException e) {
            throw new MalformedStreamException("the file breaks off in the File Meta Information");
        }
    }

    /** A file that was cut between two elements of the group is known by the group's length, where that is given. */
    private static void requireWholeGroup(byte[] start, long end) throws MalformedStreamException {
        ByteBuffer b =
                ByteBuffer.wrap(start, PREFIXED, GROUP_LENGTH_ELEMENT).slice().order(ByteOrder.LITTLE_ENDIAN);
        boolean isLength = b.getInt(0) == 2;
        if (isLength && end < PREFIXED + GROUP_LENGTH_ELEMENT + Integer.toUnsignedLong(b.getInt(8))) {
            throw new MalformedStreamException("the file breaks off in the File Meta Information");
        }
    }

    /** Writes preamble, prefix and group 0002. */
    static void write(FileMetaInformation meta, OutputStream out) throws IOException {
        Attributes group = new Attributes();
        group.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
        group.setString(Tag.MediaStorageSOPClassUID, VR.UI, meta.mediaStorageSopClass());
        group.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, meta.mediaStorageSopInstance());
        group.setString(Tag.TransferSyntaxUID, VR.UI, meta.transferSyntax());
        group.setString(Tag.ImplementationClassUID, VR.UI, FileMetaInformation.IMPLEMENTATION_CLASS_UID);
        group.setString(Tag.ImplementationVersionName, VR.SH, FileMetaInformation.IMPLEMENTATION_VERSION_NAME);
        meta.sourceAet().ifPresent(aet -> group.setString(Tag.SourceApplicationEntityTitle, VR.AE, aet));
        @SuppressWarnings("resource") // out is the caller's
        DicomOutputStream stream = new DicomOutputStream(out, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        stream.writeFileMetaInformation(group);
        stream.flush();
    }
}
