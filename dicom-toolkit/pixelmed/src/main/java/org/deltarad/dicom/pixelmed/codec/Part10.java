package org.deltarad.dicom.pixelmed.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.provider.MemoryBudget;

/** Preamble, prefix and File Meta Information (PS3.10 7.1). */
final class Part10 {
    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);

    private static final int GROUP_LENGTH = 0x00020000;
    private static final int VERSION = 0x00020001;
    private static final int SOP_CLASS = 0x00020002;
    private static final int SOP_INSTANCE = 0x00020003;
    private static final int TRANSFER_SYNTAX = 0x00020010;
    private static final int IMPLEMENTATION_CLASS = 0x00020012;
    private static final int IMPLEMENTATION_VERSION = 0x00020013;
    private static final int SOURCE_AET = 0x00020016;

    private Part10() {}

    /** File Meta Information as read, and where the data set begins. */
    record Opening(Dataset meta, long dataSetAt) {
        String transferSyntax() throws MalformedDicomException {
            return required(TRANSFER_SYNTAX, "Transfer Syntax UID");
        }

        FileMetaInformation information() throws MalformedDicomException {
            Optional<String> aet = meta.string(SOURCE_AET).filter(a -> a.length() <= 16);
            return new FileMetaInformation(
                    transferSyntax(),
                    required(SOP_CLASS, "Media Storage SOP Class UID"),
                    required(SOP_INSTANCE, "Media Storage SOP Instance UID"),
                    aet);
        }

        private String required(int tag, String name) throws MalformedDicomException {
            return meta.string(tag)
                    .filter(FileMetaInformation::isUid)
                    .orElseThrow(() -> new MalformedDicomException(
                            "the File Meta Information has no valid " + name + "; the file is no Part 10 file"));
        }
    }

    static Opening open(ByteSource source, ReadLimits limits, MemoryBudget budget)
            throws MalformedDicomException, IOException {
        int start = PREAMBLE + PREFIX.length;
        byte[] prefix = new byte[PREFIX.length];
        try {
            ByteBuffer opening = source.view(0, start);
            opening.position(opening.position() + PREAMBLE).get(prefix);
        } catch (ByteSource.BreaksOffException tooShort) {
            // no prefix then
        }
        if (!Arrays.equals(PREFIX, prefix)) {
            throw new MalformedDicomException("not a DICOM Part 10 file: no DICM prefix after 128 bytes");
        }
        long groupEnd = groupEnd(source, start);
        ElementReader reader = new ElementReader(
                source, start, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, limits, budget, tag -> tag >>> 16 != 2);
        Dataset meta = reader.read();
        if (reader.position() < groupEnd && source.endsAt(reader.position())) {
            throw cutInGroup();
        }
        return new Opening(meta, reader.position());
    }

    /** A file that was cut between two elements of the group is known by the group's length, where that is given. */
    private static long groupEnd(ByteSource source, int start) throws MalformedDicomException, IOException {
        int header = 12;
        try {
            ByteBuffer b = source.view(start, header).order(ByteOrder.LITTLE_ENDIAN);
            boolean isLength = b.getShort() == 2 && b.getShort() == 0;
            return isLength ? start + header + Integer.toUnsignedLong(b.getInt(b.position() + 4)) : 0;
        } catch (ByteSource.BreaksOffException e) {
            throw cutInGroup();
        }
    }

    private static MalformedDicomException cutInGroup() {
        return new MalformedDicomException("the file breaks off in the File Meta Information");
    }

    /** Preamble, prefix and group 0002. */
    static byte[] encode(FileMetaInformation meta) throws DicomException {
        Dataset.Builder group = Dataset.builder()
                .bulk(VERSION, VR.OB, new byte[] {0, 1})
                .put(SOP_CLASS, text(VR.UI, meta.mediaStorageSopClass()))
                .put(SOP_INSTANCE, text(VR.UI, meta.mediaStorageSopInstance()))
                .put(TRANSFER_SYNTAX, text(VR.UI, meta.transferSyntax()))
                .put(IMPLEMENTATION_CLASS, text(VR.UI, FileMetaInformation.IMPLEMENTATION_CLASS_UID))
                .put(IMPLEMENTATION_VERSION, text(VR.SH, FileMetaInformation.IMPLEMENTATION_VERSION_NAME));
        meta.sourceAet().ifPresent(aet -> group.put(SOURCE_AET, text(VR.AE, aet)));
        byte[] elements = DataSetCoding.encodeMessage(group.build(), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        Dataset length = Dataset.builder()
                .put(GROUP_LENGTH, new Element.Integers(VR.UL, List.of((long) elements.length)))
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[PREAMBLE]);
        out.writeBytes(PREFIX);
        out.writeBytes(DataSetCoding.encodeMessage(length, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        out.writeBytes(elements);
        return out.toByteArray();
    }

    private static Element text(VR vr, String value) {
        return new Element.Text(vr, List.of(value));
    }
}
