package org.deltarad.dicom.pixelmed.codec;

import com.pixelmed.dicom.AttributeTag;
import com.pixelmed.dicom.DicomDictionary;
import com.pixelmed.dicom.ValueRepresentation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.VR;

/** The VR of an element that does not state it (PS3.5 A.1), by our dictionary and PixelMed's. */
final class ImplicitVr {
    private ImplicitVr() {}

    /**
     * The VR, where it is known.
     *
     * @param signed whether Pixel Representation is 1, which decides between US and SS
     */
    static Optional<VR> of(int tag, boolean signed) {
        int group = tag >>> 16;
        int element = tag & 0xffff;
        if (element == 0) {
            return Optional.of(VR.UL);
        }
        if (group % 2 != 0) {
            return element >= 0x10 && element <= 0xff ? Optional.of(VR.LO) : Optional.empty();
        }
        byte[] known =
                DicomDictionary.StandardDictionary.getValueRepresentationFromTag(new AttributeTag(group, element));
        if (known != null && ValueRepresentation.isUnspecifiedShortVR(known)) {
            return Optional.of(signed ? VR.SS : VR.US);
        }
        return DataDictionary.vr(tag).or(() -> Optional.ofNullable(known).flatMap(ImplicitVr::named));
    }

    private static Optional<VR> named(byte[] vr) {
        if (ValueRepresentation.isOtherUnspecifiedVR(vr) || ValueRepresentation.isUnspecifiedShortOrOtherWordVR(vr)) {
            return Optional.of(VR.OW);
        }
        String name = new String(vr, StandardCharsets.US_ASCII);
        return Arrays.stream(VR.values()).filter(v -> v.name().equals(name)).findFirst();
    }
}
