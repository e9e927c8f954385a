package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.Equipment;
import org.deltarad.report.Report;
import org.deltarad.report.code.Dcm;
import org.deltarad.signature.Signature;

/**
 * Contributing Equipment Sequence (PS3.3 C.12.1) with an item for each algorithm, as IHE AI Results asks for: the
 * extraction of features, and each signature.
 */
final class ContributingEquipment {
    private static final int MAX_LO = 64;

    private ContributingEquipment() {}

    static List<Dataset> of(Report report) {
        List<Dataset> items = new ArrayList<>();
        items.add(item(
                report,
                Equipment.MODEL,
                report.device().version(),
                "Radiomics features, extraction preset " + report.extraction() + " (research use only)"));
        report.scores()
                .forEach(s -> items.add(
                        item(report, s.signature().id(), s.signature().version(), description(s.signature()))));
        return items;
    }

    private static String description(Signature s) {
        return "Signature " + s.id() + ": " + s.endpoint() + " (research use only)";
    }

    private static Dataset item(Report report, String name, String version, String description) {
        return Dataset.builder()
                .items(Tag.PurposeOfReferenceCodeSequence, Dcm.PROCESSING_EQUIPMENT.toItem())
                .text(Tag.Manufacturer, Equipment.MANUFACTURER)
                .text(Tag.ManufacturerModelName, longString(name))
                .text(Tag.DeviceSerialNumber, report.device().uid())
                .text(Tag.SoftwareVersions, longString(version))
                .text(
                        Tag.ContributionDateTime,
                        DicomDateTime.date(report.created()) + DicomDateTime.time(report.created()))
                .text(Tag.ContributionDescription, description)
                .build();
    }

    /** A LO: cut to 64 characters, and its backslashes, which separate values, turned. */
    private static String longString(String text) {
        String value = text.replace('\\', '/');
        return value.length() <= MAX_LO ? value : value.substring(0, MAX_LO).strip();
    }
}
