package org.deltarad.report.sr;

import java.time.LocalDateTime;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.Equipment;
import org.deltarad.report.ReportLinks;
import org.deltarad.report.Subject;

/** Reads an SR that {@link SrWriter} wrote. Stateless. */
public final class SrReader {
    /** Whether {@link #read} takes it: a report of DeltaRad's. Others are read by {@link MeasurementReportReader}. */
    public static boolean isOurs(Dataset sr) {
        return sr.strings(Tag.SOPClassUID).contains(SrWriter.SOP_CLASS_UID)
                && sr.strings(Tag.ManufacturerModelName).contains(Equipment.MODEL);
    }

    /**
     * What the SR carries.
     *
     * @throws SrFormatException when it is not an SR of ours
     * @throws DicomException    when an attribute is missing
     */
    public SrContent read(Dataset sr) throws DicomException {
        String sopClass = sr.requireString(Tag.SOPClassUID);
        if (!sopClass.equals(SrWriter.SOP_CLASS_UID)) {
            throw new SrFormatException(
                    "instance " + sr.string(Tag.SOPInstanceUID).orElse("?") + " is of SOP class " + sopClass
                            + ", not Comprehensive 3D SR");
        }
        MeasurementReport.Content content = MeasurementReport.read(ContentDecoder.root(sr), Evidence.of(sr));
        return new SrContent(
                sr.requireString(Tag.SOPInstanceUID),
                sr.requireString(Tag.SeriesInstanceUID),
                LocalDateTime.of(
                        DicomDateTime.parseDate(sr.requireString(Tag.ContentDate)),
                        DicomDateTime.parseTime(sr.requireString(Tag.ContentTime))),
                Subject.of(sr),
                content.device(),
                content.extraction().extraction(),
                content.extraction().settings(),
                content.finding(),
                content.timePoints(),
                content.deltas(),
                content.scores(),
                new ReportLinks(
                        Evidence.predecessors(sr).stream().findFirst(),
                        content.links().picture(),
                        content.links().document()));
    }
}
