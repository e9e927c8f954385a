package org.deltarad.dicom.pixelmed.codec;

import com.pixelmed.dicom.DicomOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.provider.MemoryBudget;

/** Data sets without a file around them: command sets, identifiers and the data sets of messages. */
public final class DataSetCoding {
    private static final int BUFFER = 1 << 16;

    private DataSetCoding() {}

    /**
     * Reads a data set held in memory, command group included.
     *
     * @throws MalformedDicomException when the bytes are no data set in that transfer syntax
     */
    public static Dataset decode(byte[] bytes, String transferSyntax) throws MalformedDicomException {
        try {
            return new ElementReader(
                            new MemorySource(bytes),
                            0,
                            transferSyntax,
                            ReadLimits.STANDARD,
                            new MemoryBudget(MemoryBudget.QUARTER_OF_HEAP),
                            tag -> false)
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a command set or identifier. */
    public static byte[] encodeMessage(Dataset dataset, String transferSyntax) throws DicomException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(dataset, transferSyntax, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Writes a data set; flushes, does not close.
     *
     * @throws DicomException when the transfer syntax cannot be written or Pixel Data do not suit it, or a character set
     *                        lacks a character
     */
    public static void write(Dataset dataset, String transferSyntax, OutputStream out)
            throws DicomException, IOException {
        requireKnown(transferSyntax);
        List<FramedAttribute> attributes = new DataSetFraming(transferSyntax).of(dataset);
        if (transferSyntax.equals(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN)) {
            writeDeflated(attributes, out);
        } else {
            OutputStream buffered = new BufferedOutputStream(out, BUFFER);
            write(attributes, transferSyntax, buffered);
            buffered.flush();
        }
    }

    /** Raw deflate, padded to an even length (PS3.5 A.5). */
    private static void writeDeflated(List<FramedAttribute> attributes, OutputStream out)
            throws DicomException, IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, BUFFER);
            OutputStream buffered = new BufferedOutputStream(deflated, BUFFER);
            write(attributes, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, buffered);
            buffered.flush();
            deflated.finish();
            if (deflater.getBytesWritten() % 2 != 0) {
                out.write(0);
            }
            out.flush();
        } finally {
            deflater.end();
        }
    }

    private static void write(List<FramedAttribute> attributes, String transferSyntax, OutputStream out)
            throws DicomException, IOException {
        try {
            DicomOutputStream dicom = new DicomOutputStream(out, null, transferSyntax);
            for (FramedAttribute attribute : attributes) {
                attribute.write(dicom);
            }
        } catch (com.pixelmed.dicom.DicomException e) {
            throw new DicomException("PixelMed cannot write the data set: " + e.getMessage(), e);
        }
    }

    private static void requireKnown(String transferSyntax) throws DicomException {
        if (!Encoding.isKnown(transferSyntax)) {
            throw new DicomException("transfer syntax " + transferSyntax + " is none of the standard's; choose "
                    + TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
    }
}
