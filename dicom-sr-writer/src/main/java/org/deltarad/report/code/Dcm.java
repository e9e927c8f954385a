package org.deltarad.report.code;

/**
 * DICOM Controlled Terminology, scheme DCM (PS3.16 Annex D). Values and meanings as of PS3.16 2026, by way of
 * bvdh/dicom-terminology-in-fhir (June 2026).
 */
public final class Dcm {
    // CID 7021 and rows of TID 1500
    public static final Code IMAGING_MEASUREMENT_REPORT = code("126000", "Imaging Measurement Report");
    public static final Code PROCEDURE_REPORTED = code("121058", "Procedure reported");
    public static final Code IMAGING_MEASUREMENTS = code("126010", "Imaging Measurements");
    public static final Code MEASUREMENT_GROUP = code("125007", "Measurement Group");

    // TID 1204
    public static final Code LANGUAGE = code("121049", "Language of Content Item and Descendants");

    // TID 1002 and TID 1004
    public static final Code OBSERVER_TYPE = code("121005", "Observer Type");
    public static final Code DEVICE = code("121007", "Device");
    public static final Code DEVICE_OBSERVER_UID = code("121012", "Device Observer UID");
    public static final Code DEVICE_OBSERVER_NAME = code("121013", "Device Observer Name");
    public static final Code DEVICE_OBSERVER_MANUFACTURER = code("121014", "Device Observer Manufacturer");
    public static final Code DEVICE_OBSERVER_MODEL = code("121015", "Device Observer Model Name");
    public static final Code DEVICE_OBSERVER_SERIAL_NUMBER = code("121016", "Device Observer Serial Number");

    // TID 4019
    public static final Code ALGORITHM_NAME = code("111001", "Algorithm Name");
    public static final Code ALGORITHM_VERSION = code("111003", "Algorithm Version");
    public static final Code ALGORITHM_PARAMETERS = code("111002", "Algorithm Parameters");
    public static final Code ALGORITHM_MANUFACTURER = code("122405", "Algorithm Manufacturer");

    // TID 1600 and TID 1602
    public static final Code IMAGE_LIBRARY = code("111028", "Image Library");
    public static final Code IMAGE_LIBRARY_GROUP = code("126200", "Image Library Group");
    public static final Code MODALITY = code("121139", "Modality");
    public static final Code ACQUISITION_DATE = code("126201", "Acquisition Date");
    public static final Code ACQUISITION_TIME = code("126202", "Acquisition Time");
    public static final Code SERIES_INSTANCE_UID = code("112002", "Series Instance UID");
    public static final Code SERIES_DESCRIPTION = code("131563", "Series Description");
    public static final Code FRAME_OF_REFERENCE_UID = code("112227", "Frame of Reference UID");

    // TID 1604 and TID 1606
    public static final Code SLICE_THICKNESS = code("112225", "Slice Thickness");
    public static final Code MAGNETIC_FIELD_STRENGTH = code("130542", "Magnetic field strength");

    // TID 1411
    public static final Code TRACKING_IDENTIFIER = code("112039", "Tracking Identifier");
    public static final Code TRACKING_UNIQUE_IDENTIFIER = code("112040", "Tracking Unique Identifier");
    public static final Code FINDING = code("121071", "Finding");
    public static final Code REFERENCED_SEGMENT = code("121191", "Referenced Segment");
    public static final Code SOURCE_SERIES_FOR_SEGMENTATION = code("121232", "Source series for segmentation");
    public static final Code REGION_IN_SPACE = code("130488", "Region in Space");
    public static final Code REFERENCED_ROI_IDENTIFIER = code("130489", "Referenced Region of Interest Identifier");

    // TID 1502
    public static final Code PROTOCOL_TIME_POINT_IDENTIFIER = code("126071", "Protocol Time Point Identifier");
    public static final Code TIME_POINT_TYPE = code("126072", "Time Point Type");
    public static final Code TIME_POINT_ORDER = code("126073", "Time Point Order");
    public static final Code LONGITUDINAL_TEMPORAL_OFFSET = code("128740", "Longitudinal Temporal Offset from Event");
    public static final Code LONGITUDINAL_TEMPORAL_EVENT_TYPE = code("128741", "Longitudinal Temporal Event Type");

    // TID 1419 and TID 301
    public static final Code DERIVATION = code("121401", "Derivation");
    public static final Code EQUIVALENT_MEANING = code("121050", "Equivalent Meaning of Concept Name");

    // CID 227, CID 228 and CID 6019
    public static final Code Z_SCORE = code("121416", "Z-Score of measurement");
    public static final Code METHOD_CITATION = code("121423", "Method Citation");
    public static final Code COMMENT = code("121106", "Comment");

    // CID 43 Numeric Value Failure Qualifier
    public static final Code NOT_A_NUMBER = code("114000", "Not a number");
    public static final Code NEGATIVE_INFINITY = code("114001", "Negative Infinity");
    public static final Code POSITIVE_INFINITY = code("114002", "Positive Infinity");

    // CID 7203 and CID 7202
    public static final Code SEGMENTATION = code("113076", "Segmentation");
    public static final Code SOURCE_IMAGE_FOR_PROCESSING =
            code("121322", "Source image for image processing operation");

    private Dcm() {}

    /** The modality's code, of CID 33; one that we do not know by name has the modality as its meaning. */
    public static Code modality(String modality) {
        return switch (modality) {
            case "MR" -> code("MR", "Magnetic Resonance");
            case "CT" -> code("CT", "Computed Tomography");
            case "PT" -> code("PT", "Positron emission tomography");
            default -> code(modality, modality);
        };
    }

    private static Code code(String value, String meaning) {
        return new Code(value, "DCM", meaning);
    }
}
