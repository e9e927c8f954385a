package org.deltarad.dicom.pixelmed.codec;

import com.pixelmed.dicom.Attribute;
import com.pixelmed.dicom.AttributeTag;
import com.pixelmed.dicom.DicomException;
import com.pixelmed.dicom.DicomOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.deltarad.dicom.Element.BulkData;
import org.deltarad.dicom.VR;

/** An attribute for PixelMed to frame whose value is encoded, little endian; bulk data are read when it is written. */
final class EncodedAttribute extends Attribute {
    private static final int CHUNK = 1 << 16;

    private static final int MAX_SHORT_LENGTH = 0xfffe;

    private final VR vr;
    private final BulkData value;

    EncodedAttribute(int tag, VR vr, BulkData value) {
        super(new AttributeTag(tag >>> 16, tag & 0xffff));
        // PS3.5 6.2.2, note 2: a value too long for a 16 bit length is sent as UN
        this.vr = value.length() > MAX_SHORT_LENGTH && ElementReader.hasShortLength(vr) ? VR.UN : vr;
        this.value = value;
        this.valueLength = value.length() + value.length() % 2;
    }

    @Override
    public byte[] getVR() {
        return vr.name().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void removeValues() {
        throw new UnsupportedOperationException("an encoded attribute keeps its value");
    }

    @Override
    public void write(DicomOutputStream out) throws DicomException, IOException {
        writeBase(out);
        ByteBuffer bytes = value.bytes();
        byte[] chunk = new byte[Math.min(CHUNK, bytes.remaining())];
        while (bytes.hasRemaining()) {
            int n = Math.min(chunk.length, bytes.remaining());
            bytes.get(chunk, 0, n);
            out.write(chunk, 0, n);
        }
        if (value.length() % 2 != 0) {
            out.write(0);
        }
    }
}
