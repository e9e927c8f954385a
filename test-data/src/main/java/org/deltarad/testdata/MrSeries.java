package org.deltarad.testdata;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.report.DicomDateTime;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** Puts a volume into MR Image Storage instances (PS3.3 A.4), one per slice. */
final class MrSeries {
    static final String SOP_CLASS_UID = "1.2.840.10008.5.1.4.1.1.4";

    private static final double HYDROGEN_MHZ_PER_TESLA = 42.577;

    private final SyntheticSubject subject;
    private final Visit visit;
    private final ScanProtocol protocol;
    private final SeriesUids uids;
    private final Volume volume;

    MrSeries(SyntheticSubject subject, Visit visit, ScanProtocol protocol, SeriesUids uids, Volume volume) {
        this.subject = subject;
        this.visit = visit;
        this.protocol = protocol;
        this.uids = uids;
        this.volume = volume;
    }

    /** The instances, slice 0 first. */
    List<Dataset> instances() {
        Dataset.Builder series = Dataset.builder();
        patient(series);
        trial(series);
        study(series);
        series(series);
        equipment(series);
        acquisition(series);
        pixelFormat(series);
        Dataset common = series.build();
        List<Dataset> slices = new ArrayList<>();
        for (int k = 0; k < volume.geometry().size().z(); k++) {
            slices.add(slice(common, k));
        }
        return List.copyOf(slices);
    }

    private void patient(Dataset.Builder b) {
        b.text(Tag.PatientName, subject.patientName())
                .text(Tag.PatientID, subject.patientId())
                .text(
                        Tag.PatientBirthDate,
                        DicomDateTime.date(subject.birthDate().atStartOfDay()))
                .text(Tag.PatientSex, subject.sex())
                .text(Tag.PatientComments, "Synthetic data: not a person")
                .text(Tag.PatientIdentityRemoved, "YES")
                .text(Tag.DeidentificationMethod, "Made by a program");
        subject.issuerOfPatientId().ifPresent(issuer -> b.text(Tag.IssuerOfPatientID, issuer));
    }

    /** Clinical Trial Subject and Study modules (PS3.3 C.7.1.3, C.7.2.3), when the visit is one of a trial. */
    private void trial(Dataset.Builder b) {
        visit.clinicalTrialTimePointId().ifPresent(id -> b.text(Tag.ClinicalTrialSponsorName, "DeltaRad")
                .text(Tag.ClinicalTrialProtocolID, "SYNTHETIC-1")
                .text(Tag.ClinicalTrialProtocolName, "Synthetic delta radiomics")
                .text(Tag.ClinicalTrialSiteID, "SYN")
                .text(Tag.ClinicalTrialSiteName, "Synthetic Hospital")
                .text(Tag.ClinicalTrialSubjectID, subject.patientId())
                .text(Tag.ClinicalTrialTimePointID, id)
                .text(Tag.ClinicalTrialTimePointDescription, visit.name()));
    }

    private void study(Dataset.Builder b) {
        int age =
                Period.between(subject.birthDate(), visit.start().toLocalDate()).getYears();
        b.text(Tag.StudyInstanceUID, uids.study())
                .text(Tag.StudyDate, DicomDateTime.date(visit.start()))
                .text(Tag.StudyTime, DicomDateTime.time(visit.start()))
                .text(Tag.StudyID, "1")
                .text(Tag.AccessionNumber, "SYN" + DicomDateTime.date(visit.start()))
                .text(Tag.ReferringPhysicianName, "Synthetic^Physician")
                .text(Tag.StudyDescription, "MR pelvis")
                .text(Tag.PatientAge, String.format("%03dY", age));
    }

    private void series(Dataset.Builder b) {
        LocalDateTime start = visit.seriesStart();
        b.text(Tag.Modality, "MR")
                .text(Tag.SeriesInstanceUID, uids.imageSeries())
                .numbers(Tag.SeriesNumber, 4)
                .text(Tag.SeriesDate, DicomDateTime.date(start))
                .text(Tag.SeriesTime, DicomDateTime.time(start))
                .text(Tag.SeriesDescription, "T2 tse axial oblique")
                .text(Tag.ProtocolName, "T2 tse axial oblique")
                .text(Tag.BodyPartExamined, "PELVIS")
                .text(Tag.PatientPosition, "HFS")
                .text(Tag.OperatorsName)
                .text(Tag.FrameOfReferenceUID, uids.frameOfReference())
                .text(Tag.PositionReferenceIndicator);
    }

    private void equipment(Dataset.Builder b) {
        b.text(Tag.Manufacturer, protocol.scanner().manufacturer())
                .text(Tag.ManufacturerModelName, protocol.scanner().modelName())
                .text(Tag.InstitutionName, "Synthetic Hospital")
                .text(Tag.StationName, "SYNTHETIC")
                .text(Tag.DeviceSerialNumber, "0")
                .text(Tag.SoftwareVersions, "DeltaRad test data");
    }

    /** MR Image module (PS3.3 C.8.3.1). */
    private void acquisition(Dataset.Builder b) {
        Sampling s = protocol.sampling();
        boolean alongRow = protocol.phaseEncoding().equals("ROW");
        int steps = alongRow ? s.columns() : s.rows();
        b.text(Tag.ImageType, "ORIGINAL", "PRIMARY", "OTHER")
                .text(Tag.ScanningSequence, "SE")
                .text(Tag.SequenceVariant, "SK")
                .text(Tag.ScanOptions)
                .text(Tag.MRAcquisitionType, "2D")
                .text(Tag.SequenceName, "tse2d1_" + protocol.echoTrainLength())
                .numbers(Tag.RepetitionTime, protocol.repetitionTime())
                .numbers(Tag.EchoTime, protocol.echoTime())
                .numbers(Tag.EchoTrainLength, protocol.echoTrainLength())
                .numbers(Tag.EchoNumbers, 1)
                .numbers(Tag.FlipAngle, protocol.flipAngle())
                .numbers(Tag.NumberOfAverages, protocol.numberOfAverages())
                .numbers(Tag.MagneticFieldStrength, protocol.scanner().fieldStrength())
                .numbers(
                        Tag.ImagingFrequency,
                        HYDROGEN_MHZ_PER_TESLA * protocol.scanner().fieldStrength())
                .text(Tag.ImagedNucleus, "1H")
                .numbers(Tag.SliceThickness, s.sliceThickness())
                .numbers(Tag.SpacingBetweenSlices, s.spacingBetweenSlices())
                .numbers(Tag.NumberOfPhaseEncodingSteps, steps)
                .numbers(Tag.PercentSampling, 100)
                .numbers(Tag.PercentPhaseFieldOfView, 100)
                .numbers(Tag.PixelBandwidth, protocol.pixelBandwidth())
                .numbers(Tag.ReconstructionDiameter, s.fieldOfView())
                .text(Tag.ReceiveCoilName, "BODY")
                .numbers(
                        Tag.AcquisitionMatrix,
                        alongRow ? s.rows() : 0,
                        alongRow ? 0 : s.columns(),
                        alongRow ? 0 : s.rows(),
                        alongRow ? s.columns() : 0)
                .text(Tag.InPlanePhaseEncodingDirection, protocol.phaseEncoding())
                .numbers(Tag.AcquisitionNumber, 1);
    }

    private void pixelFormat(Dataset.Builder b) {
        Geometry g = volume.geometry();
        double mean = volume.mean();
        b.text(Tag.SOPClassUID, SOP_CLASS_UID)
                .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.Rows, g.size().y())
                .numbers(Tag.Columns, g.size().x())
                .numbers(Tag.PixelSpacing, g.spacing().y(), g.spacing().x())
                .numbers(Tag.BitsAllocated, 16)
                .numbers(Tag.BitsStored, Renderer.BITS_STORED)
                .numbers(Tag.HighBit, Renderer.BITS_STORED - 1)
                .numbers(Tag.PixelRepresentation, 0)
                .numbers(Tag.WindowCenter, Math.rint(1.3 * mean))
                .numbers(Tag.WindowWidth, Math.max(1, Math.rint(2.6 * mean)))
                .text(Tag.BurnedInAnnotation, "NO")
                .text(Tag.LossyImageCompression, "00")
                .text(Tag.ImageComments, "Synthetic image");
    }

    private Dataset slice(Dataset common, int k) {
        Geometry g = volume.geometry();
        Vector3 position = g.toPatient(0, 0, k);
        Vector3 c = g.columnDirection();
        Vector3 r = g.rowDirection();
        LocalDateTime time = visit.seriesStart();
        return common.toBuilder()
                .text(Tag.SOPInstanceUID, uids.image(k))
                .numbers(Tag.InstanceNumber, k + 1)
                .text(Tag.InstanceCreationDate, DicomDateTime.date(time))
                .text(Tag.InstanceCreationTime, DicomDateTime.time(time.plusMinutes(5)))
                .text(Tag.AcquisitionDate, DicomDateTime.date(time))
                .text(Tag.AcquisitionTime, DicomDateTime.time(time))
                .text(Tag.ContentDate, DicomDateTime.date(time))
                .text(Tag.ContentTime, DicomDateTime.time(time.plusMinutes(5)))
                .numbers(Tag.ImagePositionPatient, position.x(), position.y(), position.z())
                .numbers(Tag.ImageOrientationPatient, c.x(), c.y(), c.z(), r.x(), r.y(), r.z())
                .numbers(Tag.SliceLocation, millimetres(position.dot(g.sliceDirection())))
                .bulk(Tag.PixelData, VR.OW, pixels(k))
                .build();
    }

    private static double millimetres(double v) {
        return Math.rint(v * 1e4) / 1e4;
    }

    private byte[] pixels(int k) {
        int count = volume.geometry().size().x() * volume.geometry().size().y();
        byte[] bytes = new byte[2 * count];
        for (int n = 0; n < count; n++) {
            int v = (int) volume.values()[k * count + n];
            bytes[2 * n] = (byte) v;
            bytes[2 * n + 1] = (byte) (v >> 8);
        }
        return bytes;
    }
}
