package org.deltarad.report.page;

import java.util.Arrays;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.Equipment;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.Report;
import org.deltarad.report.ReportUids;
import org.deltarad.report.TimePoint;
import org.deltarad.report.sr.SrWriter;

/**
 * Makes the DICOM objects of a report's page. Their UIDs follow from the report's, so that {@link #picture(Report)} and
 * {@link #document(Report)} can be named in the SR before they are written. Stateless.
 */
public final class PageWriter {
    /** Secondary Capture Image Storage. */
    public static final String PICTURE_SOP_CLASS_UID = "1.2.840.10008.5.1.4.1.1.7";
    /** Encapsulated PDF Storage. */
    public static final String DOCUMENT_SOP_CLASS_UID = "1.2.840.10008.5.1.4.1.1.104.1";

    private static final String DESCRIPTION = "DeltaRad page (research use only)";
    private static final String UTF_8 = "ISO_IR 192";
    /** Clear of the scanner's, next to the SR series. */
    private static final int PICTURE_SERIES_NUMBER = 9803;

    private static final int DOCUMENT_SERIES_NUMBER = 9804;
    private static final int SAMPLES = 3;

    /** What the Secondary Capture of a report is referred to by. */
    public static InstanceReference picture(Report report) {
        return reference(report, "picture", PICTURE_SOP_CLASS_UID);
    }

    /** What the Encapsulated PDF of a report is referred to by. */
    public static InstanceReference document(Report report) {
        return reference(report, "document", DOCUMENT_SOP_CLASS_UID);
    }

    private static InstanceReference reference(Report report, String kind, String sopClass) {
        return new InstanceReference(
                report.subject().studyInstanceUid(),
                ReportUids.of(kind + " series", List.of(report.seriesInstanceUid())),
                sopClass,
                ReportUids.of(kind, List.of(report.sopInstanceUid())));
    }

    /**
     * The page as a Secondary Capture Image (PS3.3 A.8.1), uncompressed RGB.
     *
     * @param rgb     red, green and blue of each pixel, row by row
     * @param columns pixels along a row
     * @throws IllegalArgumentException when they are no whole rows
     */
    public Dataset picture(Report report, byte[] rgb, int columns) {
        if (columns < 1 || rgb.length == 0 || rgb.length % (SAMPLES * columns) != 0) {
            throw new IllegalArgumentException(rgb.length + " bytes are no rows of " + columns + " RGB pixels");
        }
        int rows = rgb.length / (SAMPLES * columns);
        Dataset.Builder image = common(report, picture(report), "OT", PICTURE_SERIES_NUMBER);
        return image.text(Tag.ImageType, "DERIVED", "SECONDARY")
                .text(Tag.Laterality)
                .text(Tag.PatientOrientation)
                .items(
                        Tag.SourceImageSequence,
                        report.timePoints().stream().map(PageWriter::firstImage).toList())
                .numbers(Tag.SamplesPerPixel, SAMPLES)
                .text(Tag.PhotometricInterpretation, "RGB")
                .numbers(Tag.PlanarConfiguration, 0)
                .numbers(Tag.Rows, rows)
                .numbers(Tag.Columns, columns)
                .numbers(Tag.BitsAllocated, Byte.SIZE)
                .numbers(Tag.BitsStored, Byte.SIZE)
                .numbers(Tag.HighBit, Byte.SIZE - 1)
                .numbers(Tag.PixelRepresentation, 0)
                .bulk(Tag.PixelData, VR.OB, rgb.length % 2 == 0 ? rgb : Arrays.copyOf(rgb, rgb.length + 1))
                .build();
    }

    /** The page as an Encapsulated PDF (PS3.3 A.45.1). */
    public Dataset document(Report report, byte[] pdf) {
        Dataset.Builder document = common(report, document(report), "DOC", DOCUMENT_SERIES_NUMBER);
        return document.text(Tag.ContentDate, DicomDateTime.date(report.created()))
                .text(Tag.ContentTime, DicomDateTime.time(report.created()))
                .text(Tag.AcquisitionDateTime)
                .text(Tag.DocumentTitle, DESCRIPTION)
                .items(Tag.ConceptNameCodeSequence)
                .text(Tag.MIMETypeOfEncapsulatedDocument, "application/pdf")
                .items(Tag.SourceInstanceSequence, reference(SrWriter.SOP_CLASS_UID, report.sopInstanceUid()))
                .numbers(Tag.EncapsulatedDocumentLength, pdf.length)
                .bulk(Tag.EncapsulatedDocument, VR.OB, pdf.length % 2 == 0 ? pdf : Arrays.copyOf(pdf, pdf.length + 1))
                .build();
    }

    /** What both have: patient, study, series, equipment, SOP Common. */
    private static Dataset.Builder common(Report report, InstanceReference self, String modality, int seriesNumber) {
        Dataset.Builder object = report.subject().attributes().toBuilder();
        Equipment.put(report.device(), object);
        return object.text(Tag.SpecificCharacterSet, UTF_8)
                .text(Tag.SOPClassUID, self.sopClassUid())
                .text(Tag.SOPInstanceUID, self.sopInstanceUid())
                .text(Tag.InstanceCreationDate, DicomDateTime.date(report.created()))
                .text(Tag.InstanceCreationTime, DicomDateTime.time(report.created()))
                .text(Tag.Modality, modality)
                .text(Tag.ConversionType, "WSD")
                .text(Tag.SeriesInstanceUID, self.seriesInstanceUid())
                .numbers(Tag.SeriesNumber, seriesNumber)
                .text(Tag.SeriesDate, DicomDateTime.date(report.created()))
                .text(Tag.SeriesTime, DicomDateTime.time(report.created()))
                .text(Tag.SeriesDescription, DESCRIPTION)
                .numbers(Tag.InstanceNumber, 1)
                .text(Tag.BurnedInAnnotation, "YES");
    }

    private static Dataset firstImage(TimePoint t) {
        InstanceReference image = t.images().get(0);
        return reference(image.sopClassUid(), image.sopInstanceUid());
    }

    private static Dataset reference(String sopClass, String sopInstance) {
        return Dataset.builder()
                .text(Tag.ReferencedSOPClassUID, sopClass)
                .text(Tag.ReferencedSOPInstanceUID, sopInstance)
                .build();
    }
}
