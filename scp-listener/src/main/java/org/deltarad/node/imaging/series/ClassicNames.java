package org.deltarad.node.imaging.series;

import java.util.List;
import java.util.Map;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;

/** Puts macros' attributes under the names that classic CT, MR and PET images have for the same; both are kept. */
final class ClassicNames {
    private static final Map<Integer, Integer> NAMES = Map.of(
            Tag.FrameType, Tag.ImageType,
            Tag.EffectiveEchoTime, Tag.EchoTime,
            Tag.FrameAcquisitionNumber, Tag.AcquisitionNumber,
            Tag.TransmitterFrequency, Tag.ImagingFrequency,
            Tag.RFEchoTrainLength, Tag.EchoTrainLength,
            Tag.FrameAcquisitionDateTime, Tag.AcquisitionDateTime,
            Tag.FrameLaterality, Tag.Laterality);
    /** Digits of a DT's date (PS3.5 6.2). */
    private static final int DATE = 8;

    private ClassicNames() {}

    /** All of the macros' attributes, and those again that classic images name, or write, in another way. */
    static Dataset of(Dataset macros) {
        Dataset.Builder b = macros.toBuilder();
        NAMES.forEach((enhanced, classic) -> {
            if (!b.has(classic)) {
                macros.get(enhanced).filter(e -> e.size() > 0).ifPresent(e -> b.put(classic, e));
            }
        });
        macros.string(Tag.FrameAcquisitionDateTime).ifPresent(t -> acquired(t, b));
        // ROW, COLUMN and OTHER in the MR FOV/Geometry macro (PS3.3 C.8.13.5.3), ROW and COL in MR Image (C.8.3.1)
        if (macros.string(Tag.InPlanePhaseEncodingDirection)
                .filter("COLUMN"::equals)
                .isPresent()) {
            b.text(Tag.InPlanePhaseEncodingDirection, "COL");
        }
        return b.build();
    }

    /** Acquisition Date and Time of a DT that has both; an offset from UTC is left out, as in TM. */
    private static void acquired(String dateTime, Dataset.Builder b) {
        if (dateTime.matches("\\d{8}(\\d{2}){1,3}(\\.\\d{1,6})?([+-]\\d{4})?")) {
            String time = dateTime.substring(DATE).replaceFirst("[+-]\\d{4}$", "");
            b.put(Tag.AcquisitionDate, new Element.Text(VR.DA, List.of(dateTime.substring(0, DATE))));
            b.put(Tag.AcquisitionTime, new Element.Text(VR.TM, List.of(time)));
        }
    }
}
