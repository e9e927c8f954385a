package org.deltarad.dicom.pixelmed.codec;

import com.pixelmed.dicom.DicomException;
import com.pixelmed.dicom.DicomOutputStream;
import java.io.IOException;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.VR;

/** An attribute whose value is bytes; what lies in a file is read when it is written. */
final class EncodedAttribute extends FramedAttribute {
    private final BulkData value;
    private final int word;

    /** @param word bytes per word that is to be turned around, 1 for none */
    EncodedAttribute(int tag, VR vr, BulkData value, int word) throws org.deltarad.dicom.DicomException {
        super(tag, vr, even(value.length()), even(value.length()));
        this.value = value;
        this.word = word;
    }

    private static long even(long length) {
        return length + length % 2;
    }

    @Override
    public void write(DicomOutputStream out) throws DicomException, IOException {
        writeBase(out);
        BulkBytes.copy(value, word, out);
        if (value.length() % 2 != 0) {
            out.write(0);
        }
    }
}
