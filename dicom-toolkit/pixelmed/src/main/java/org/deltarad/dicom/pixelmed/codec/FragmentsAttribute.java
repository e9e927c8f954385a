package org.deltarad.dicom.pixelmed.codec;

import com.pixelmed.dicom.DicomException;
import com.pixelmed.dicom.DicomOutputStream;
import java.io.IOException;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.VR;

/** Encapsulated Pixel Data: the fragments as they are, and the delimiter (PS3.5 A.4). */
final class FragmentsAttribute extends FramedAttribute {
    private static final int DELIMITER = 8;

    private final BulkData fragments;

    FragmentsAttribute(int tag, BulkData fragments) throws org.deltarad.dicom.DicomException {
        super(tag, VR.OB, UNDEFINED, fragments.length() + DELIMITER);
        this.fragments = fragments;
    }

    @Override
    public void write(DicomOutputStream out) throws DicomException, IOException {
        writeBase(out);
        BulkBytes.copy(fragments, 1, out);
        out.writeUnsigned16(0xfffe);
        out.writeUnsigned16(0xe0dd);
        out.writeUnsigned32(0);
    }
}
