package org.deltarad.report.sr;

import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.DicomDateTime;
import org.deltarad.report.Equipment;
import org.deltarad.report.Report;
import org.deltarad.report.ReportException;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.FeatureCodes;

/**
 * Writes a report as a Comprehensive 3D SR after TID 1500. The same report gives the same data set. Stateless.
 *
 * <p>The SR belongs to the subject's study. It is complete and unverified, in UTF-8, and says "research use only" in its
 * Series Description and with every score.
 */
public final class SrWriter {
    /** Comprehensive 3D SR Storage. */
    public static final String SOP_CLASS_UID = "1.2.840.10008.5.1.4.1.1.88.34";

    /** Series Number of our SR series, clear of the scanner's. */
    private static final int SERIES_NUMBER = 9801;

    private static final String SERIES_DESCRIPTION = "DeltaRad measurements (research use only)";

    /**
     * The data set of the report's SR.
     *
     * @throws ReportException when the report holds what an SR cannot carry
     */
    public Dataset write(Report report) throws ReportException {
        Dataset.Builder sr = SrContent.subject(report.subject()).attributes().toBuilder();
        Equipment.put(report.device(), sr);
        common(report, sr);
        series(report, sr);
        document(report, sr);
        return Dataset.merge(sr.build(), ContentEncoder.root(MeasurementReport.toItem(report)));
    }

    /** SOP Common module (PS3.3 C.12.1). */
    private static void common(Report report, Dataset.Builder sr) {
        sr.text(Tag.SOPClassUID, SOP_CLASS_UID)
                .text(Tag.SOPInstanceUID, report.sopInstanceUid())
                .text(Tag.InstanceCreationDate, DicomDateTime.date(report.created()))
                .text(Tag.InstanceCreationTime, DicomDateTime.time(report.created()))
                .items(Tag.ContributingEquipmentSequence, ContributingEquipment.of(report))
                .items(
                        Tag.CodingSchemeIdentificationSequence,
                        scheme(DeltaRadCodes.SCHEME, "DeltaRad private codes", "DeltaRad"),
                        scheme(FeatureCodes.PRIVATE_SCHEME, "PyRadiomics feature names", "PyRadiomics"));
    }

    private static Dataset scheme(String designator, String name, String organization) {
        return Dataset.builder()
                .text(Tag.CodingSchemeDesignator, designator)
                .text(Tag.CodingSchemeName, name)
                .text(Tag.CodingSchemeResponsibleOrganization, organization)
                .build();
    }

    /** SR Document Series module (PS3.3 C.17.1). */
    private static void series(Report report, Dataset.Builder sr) {
        sr.text(Tag.Modality, "SR")
                .text(Tag.SeriesInstanceUID, report.seriesInstanceUid())
                .numbers(Tag.SeriesNumber, SERIES_NUMBER)
                .text(Tag.SeriesDate, DicomDateTime.date(report.created()))
                .text(Tag.SeriesTime, DicomDateTime.time(report.created()))
                .text(Tag.SeriesDescription, SERIES_DESCRIPTION)
                .items(Tag.ReferencedPerformedProcedureStepSequence);
    }

    /** SR Document General module (PS3.3 C.17.2). */
    private static void document(Report report, Dataset.Builder sr) {
        sr.numbers(Tag.InstanceNumber, 1)
                .text(Tag.CompletionFlag, "COMPLETE")
                .text(Tag.VerificationFlag, "UNVERIFIED")
                .text(Tag.ContentDate, DicomDateTime.date(report.created()))
                .text(Tag.ContentTime, DicomDateTime.time(report.created()))
                .items(Tag.PerformedProcedureCodeSequence);
        report.supersedes().ifPresent(p -> sr.items(Tag.PredecessorDocumentsSequence, Evidence.item(p)));
        Evidence.of(report).put(report.subject().studyInstanceUid(), sr);
    }
}
