package org.deltarad.dicom.pixelmed.codec;

import com.pixelmed.dicom.Attribute;
import com.pixelmed.dicom.AttributeTag;
import java.nio.charset.StandardCharsets;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.VR;

/** An attribute with its encoded value, for PixelMed to write its tag, VR and length. */
abstract class FramedAttribute extends Attribute {
    /** Value of a length that is not given. */
    static final long UNDEFINED = 0xffffffffL;

    private static final long MAX_LENGTH = 0xfffffffeL;

    private final VR vr;
    private final long written;

    /**
     * @param length  of the value as it is to stand in the header, even, or {@link #UNDEFINED}
     * @param written bytes after the header, a delimiter included
     * @throws DicomException when the length is more than a data element can have
     */
    FramedAttribute(int tag, VR vr, long length, long written) throws DicomException {
        super(new AttributeTag(tag >>> 16, tag & 0xffff));
        this.vr = vr;
        this.written = written;
        this.valueLength = length;
        if (length > MAX_LENGTH && length != UNDEFINED) {
            throw new DicomException(
                    DataDictionary.name(tag) + " has " + length + " bytes, more than an element can have");
        }
    }

    /** Bytes of header and value (PS3.5 7.1). */
    final long encodedLength(boolean explicitVr) {
        int header = explicitVr && !vr.hasShortLength() ? 12 : 8;
        return header + written;
    }

    @Override
    public final byte[] getVR() {
        return vr.name().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public final void removeValues() {
        throw new UnsupportedOperationException("an encoded attribute keeps its value");
    }
}
