package org.deltarad.dicom.pixelmed.codec;

import com.pixelmed.dicom.AttributeList;
import com.pixelmed.dicom.DicomOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.TransferSyntax;

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
                            new MemorySource(bytes), 0, new MemoryBudget(MemoryBudget.QUARTER_OF_HEAP), tag -> false)
                    .read(Encoding.of(transferSyntax));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a command set or query identifier, whose values may be patterns. */
    public static byte[] encodeMessage(Dataset dataset, String transferSyntax) throws DicomException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(dataset, transferSyntax, false, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Writes a data set in implicit or explicit VR little endian; flushes, does not close.
     *
     * @throws DicomException when the transfer syntax is another one or a value does not fit its VR
     */
    public static void write(Dataset dataset, String transferSyntax, OutputStream out)
            throws DicomException, IOException {
        write(dataset, transferSyntax, true, out);
    }

    /** As {@link #write}, of a data set received from others, whose values need not be those of their VR. */
    public static void convert(Dataset dataset, String transferSyntax, OutputStream out)
            throws DicomException, IOException {
        write(dataset, transferSyntax, false, out);
    }

    private static void write(Dataset dataset, String transferSyntax, boolean strict, OutputStream out)
            throws DicomException, IOException {
        if (!TransferSyntax.isNativeLittleEndian(transferSyntax)) {
            throw new DicomException("transfer syntax " + transferSyntax + " cannot be written; choose "
                    + TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN + " or " + TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        }
        AttributeList list = new AttributeLists(new ValueEncoder(strict)).of(dataset);
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        try {
            list.write(new DicomOutputStream(buffered, null, transferSyntax));
        } catch (com.pixelmed.dicom.DicomException e) {
            throw new DicomException("PixelMed cannot write the data set: " + e.getMessage(), e);
        }
        buffered.flush();
    }
}
