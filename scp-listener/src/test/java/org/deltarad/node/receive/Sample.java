package org.deltarad.node.receive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.node.index.InstanceRow;

/** Small instances as a sender encodes them. */
final class Sample {
    static final String MR = "1.2.840.10008.5.1.4.1.1.4";

    private Sample() {}

    /** An MR slice of 4 x 4 pixels. */
    static Dataset.Builder mr(String sopInstanceUid) {
        return Dataset.builder()
                .text(Tag.SOPClassUID, MR)
                .text(Tag.SOPInstanceUID, sopInstanceUid)
                .text(Tag.StudyInstanceUID, "1.2.3")
                .text(Tag.SeriesInstanceUID, "1.2.3.4")
                .text(Tag.Modality, "MR")
                .text(Tag.PatientID, "P1")
                .text(Tag.AcquisitionDate, "20260102")
                .text(Tag.AcquisitionTime, "101112.5")
                .numbers(Tag.SamplesPerPixel, 1)
                .numbers(Tag.Rows, 4)
                .numbers(Tag.Columns, 4)
                .numbers(Tag.BitsAllocated, 16)
                .bulk(Tag.PixelData, VR.OW, new byte[32]);
    }

    static Dataset.Builder structureSet(String sopInstanceUid) {
        return Dataset.builder()
                .text(Tag.SOPClassUID, InstanceRow.RT_STRUCTURE_SET)
                .text(Tag.SOPInstanceUID, sopInstanceUid)
                .text(Tag.StudyInstanceUID, "1.2.3")
                .text(Tag.SeriesInstanceUID, "1.2.3.5")
                .text(Tag.Modality, "RTSTRUCT")
                .text(Tag.PatientID, "P1");
    }

    /** A Part 10 file in Explicit VR Little Endian. */
    static byte[] part10(Dataset d) throws DicomException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomToolkit.standard().codec().write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d), out);
        return out.toByteArray();
    }

    /** The data set in Explicit VR Little Endian without meta information. */
    static byte[] encoded(Dataset d) throws DicomException, IOException {
        byte[] all = part10(d);
        Path file = Files.createTempFile("sample", ".dcm");
        try {
            Files.write(file, all);
            return Arrays.copyOfRange(all, (int) IncomingFile.dataSetOffset(file), all.length);
        } finally {
            Files.delete(file);
        }
    }

    static StorageScp.Request request(String sopClassUid, String sopInstanceUid) {
        return new StorageScp.Request(
                new StorageScp.Peer("127.0.0.1", "SENDER"),
                sopClassUid,
                sopInstanceUid,
                TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }

    static StorageScp.Status send(Receiver receiver, Dataset d) throws DicomException, IOException {
        return receiver.store(
                request(d.requireString(Tag.SOPClassUID), d.requireString(Tag.SOPInstanceUID)),
                new ByteArrayInputStream(encoded(d)));
    }

    /** A stream that breaks when half of the bytes have come. */
    static InputStream breaking(byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes, 0, bytes.length / 2)) {
            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                int n = super.read(b, off, len);
                if (n < 0) {
                    throw new IOException("connection reset");
                }
                return n;
            }
        };
    }
}
