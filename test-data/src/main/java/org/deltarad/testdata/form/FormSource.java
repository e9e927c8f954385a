package org.deltarad.testdata.form;

import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.report.ReportUids;
import org.deltarad.report.Subject;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Vector3;

/**
 * What all forms of an image share: patient and study of the series that it comes from, pixels, and where slices lie.
 *
 * @param series who and when
 * @param kind   which modality it pretends to be
 * @param image  values and grid
 * @param form   name of the form, so that every form is a series of its own
 */
record FormSource(SyntheticSeries series, ImageKind kind, StoredImage image, String form) {
    private static final int BITS = 16;

    String uid(String what) {
        String source = series.instances().get(0).string(Tag.SeriesInstanceUID).orElseThrow();
        return ReportUids.of(
                "synthetic form",
                List.of(source, kind.name(), form, image.volume().geometry().toString(), what));
    }

    Geometry grid() {
        return image.volume().geometry();
    }

    /** An attribute of the MR series that the form is made from. */
    private String original(int tag) {
        return series.instances().get(0).string(tag).orElseThrow();
    }

    /** {@code yyyymmddhhmmss}. */
    String acquired() {
        return original(Tag.AcquisitionDate) + original(Tag.AcquisitionTime);
    }

    /** Patient, Study, Series, Frame of Reference, Equipment and SOP Common modules. */
    Dataset.Builder document(String sopClass) {
        Dataset first = series.instances().get(0);
        Dataset.Builder b = Subject.of(first).attributes().toBuilder();
        for (int tag : new int[] {
            Tag.InstanceCreationDate,
            Tag.InstanceCreationTime,
            Tag.SeriesDate,
            Tag.SeriesTime,
            Tag.AcquisitionDate,
            Tag.AcquisitionTime,
            Tag.ContentDate,
            Tag.ContentTime,
            Tag.SeriesNumber,
            Tag.ProtocolName,
            Tag.BodyPartExamined,
            Tag.PatientPosition,
            Tag.OperatorsName,
            Tag.PositionReferenceIndicator,
            Tag.Manufacturer,
            Tag.ManufacturerModelName,
            Tag.InstitutionName,
            Tag.StationName,
            Tag.DeviceSerialNumber,
            Tag.SoftwareVersions
        }) {
            b.copy(tag, first);
        }
        return b.text(Tag.SpecificCharacterSet, "ISO_IR 192")
                .text(Tag.SOPClassUID, sopClass)
                .text(Tag.Modality, kind.modality())
                .text(Tag.SeriesInstanceUID, uid("series"))
                .text(Tag.SeriesDescription, kind.modality() + " " + form)
                .text(Tag.FrameOfReferenceUID, uid("frame of reference"));
    }

    /** Image Pixel module (PS3.3 C.7.6.3) but for Pixel Data. */
    void pixelFormat(Dataset.Builder b) {
        b.numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.Rows, grid().size().y())
                .numbers(Tag.Columns, grid().size().x())
                .numbers(Tag.BitsAllocated, BITS)
                .numbers(Tag.BitsStored, BITS)
                .numbers(Tag.HighBit, BITS - 1)
                .numbers(Tag.PixelRepresentation, 0)
                .text(Tag.BurnedInAnnotation, "NO")
                .text(Tag.LossyImageCompression, "00");
    }

    /** Stored values of slice {@code k}, little endian cells of 16 bits. */
    byte[] pixels(int k) {
        int perSlice = grid().size().x() * grid().size().y();
        byte[] bytes = new byte[2 * perSlice];
        for (int n = 0; n < perSlice; n++) {
            double value = image.volume().values()[k * perSlice + n];
            int stored = (int) Math.rint((value - kind.intercept()) / kind.slope());
            bytes[2 * n] = (byte) stored;
            bytes[2 * n + 1] = (byte) (stored >> 8);
        }
        return bytes;
    }

    /** Pixel Spacing, Slice Thickness and Spacing Between Slices, mm. */
    void measures(Dataset.Builder b) {
        b.numbers(Tag.PixelSpacing, grid().spacing().y(), grid().spacing().x())
                .numbers(Tag.SliceThickness, grid().spacing().z())
                .numbers(Tag.SpacingBetweenSlices, grid().spacing().z());
    }

    void orientation(Dataset.Builder b) {
        Vector3 c = grid().columnDirection();
        Vector3 r = grid().rowDirection();
        b.numbers(Tag.ImageOrientationPatient, c.x(), c.y(), c.z(), r.x(), r.y(), r.z());
    }

    void position(Dataset.Builder b, int k) {
        Vector3 p = grid().toPatient(0, 0, k);
        b.numbers(Tag.ImagePositionPatient, p.x(), p.y(), p.z());
    }
}
