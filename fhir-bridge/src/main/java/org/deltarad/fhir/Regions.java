package org.deltarad.fhir;

import java.util.List;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The region of interest as an extension with the elements of R5's ImagingSelection, which R4 has not: the Referenced
 * Segment and Region in Space of HL7's DICOM SR to FHIR guide.
 */
final class Regions {
    static final String EXTENSION = FhirSystems.STRUCTURE + "imaging-selection";

    private Regions() {}

    /** The region as it was received, and as the node wrote it where it wrote one. */
    static List<Extension> selections(TimePoint point) {
        String images = point.seriesInstanceUid();
        Extension received = selection(point.roi(), images);
        return point.region()
                .written()
                .map(segment -> List.of(received, selection(segment, images)))
                .orElse(List.of(received));
    }

    /** @param imageSeries Series Instance UID of the images that the region is of */
    private static Extension selection(RoiReference roi, String imageSeries) {
        Code code = roi instanceof RoiReference.Segment ? Dcm.REFERENCED_SEGMENT : Dcm.REGION_IN_SPACE;
        InstanceReference instance = roi.instance();
        Extension selection = new Extension(EXTENSION);
        part(selection, "code", Texts.coding(code));
        part(selection, "seriesUid", new IdType(instance.seriesInstanceUid()));
        part(selection, "uid", new IdType(instance.sopInstanceUid()));
        part(
                selection,
                "sopClass",
                new Coding().setSystem(FhirSystems.URI).setCode(FhirSystems.oid(instance.sopClassUid())));
        part(selection, "subset", new StringType(Integer.toString(roi.number())));
        part(selection, "focusSeriesUid", new IdType(imageSeries));
        return selection;
    }

    /** The region in words. */
    static String text(RoiReference roi) {
        String kind = roi instanceof RoiReference.Segment ? "segment " : "ROI ";
        return kind + roi.number() + " '" + roi.label() + "' of SOP instance "
                + roi.instance().sopInstanceUid();
    }

    private static void part(Extension selection, String url, Type value) {
        selection.addExtension(new Extension(url, value));
    }
}
