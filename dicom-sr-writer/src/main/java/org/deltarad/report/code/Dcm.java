package org.deltarad.report.code;

import java.util.List;

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

    public static final Code DERIVED_IMAGING_MEASUREMENTS = code("126011", "Derived Imaging Measurements");

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

    public static final Code SERIES_NUMBER = code("113607", "Series Number");
    public static final Code NUMBER_OF_INSTANCES = code("131564", "Number of Series Related Instances");
    public static final Code PIXEL_DATA_ROWS = code("110910", "Pixel Data Rows");
    public static final Code PIXEL_DATA_COLUMNS = code("110911", "Pixel Data Columns");
    public static final Code NUMBER_OF_FRAMES = code("121140", "Number of Frames");

    // TID 1604, TID 1605, TID 1606 and TID 1607
    public static final Code HORIZONTAL_PIXEL_SPACING = code("111026", "Horizontal Pixel Spacing");
    public static final Code VERTICAL_PIXEL_SPACING = code("111066", "Vertical Pixel Spacing");
    public static final Code SPACING_BETWEEN_SLICES = code("112226", "Spacing between slices");
    public static final List<Code> IMAGE_ORIENTATION = List.of(
            code("110904", "Image Orientation (Patient) Row X"),
            code("110905", "Image Orientation (Patient) Row Y"),
            code("110906", "Image Orientation (Patient) Row Z"),
            code("110907", "Image Orientation (Patient) Column X"),
            code("110908", "Image Orientation (Patient) Column Y"),
            code("110909", "Image Orientation (Patient) Column Z"));
    public static final Code CT_ACQUISITION_TYPE = code("113820", "CT Acquisition Type");
    public static final Code KVP = code("113733", "KVP");
    public static final Code PULSE_SEQUENCE_NAME = code("128230", "Pulse Sequence Name");
    public static final Code B_VALUE = code("113240", "Source image diffusion b-value");
    public static final Code RADIOPHARMACEUTICAL_START = code("123003", "Radiopharmaceutical Start Date Time");
    public static final Code RADIONUCLIDE_TOTAL_DOSE = code("123006", "Radionuclide Total Dose");
    public static final Code SLICE_THICKNESS = code("112225", "Slice Thickness");
    public static final Code MAGNETIC_FIELD_STRENGTH = code("130542", "Magnetic field strength");

    // CID 10013
    public static final Code SEQUENCED = code("113804", "Sequenced Acquisition");
    public static final Code STATIONARY = code("113806", "Stationary Acquisition");
    public static final Code FREE = code("113807", "Free Acquisition");

    // TID 1411
    public static final Code TRACKING_IDENTIFIER = code("112039", "Tracking Identifier");
    public static final Code TRACKING_UNIQUE_IDENTIFIER = code("112040", "Tracking Unique Identifier");
    public static final Code FINDING = code("121071", "Finding");
    public static final Code REFERENCED_SEGMENT = code("121191", "Referenced Segment");
    public static final Code SOURCE_SERIES_FOR_SEGMENTATION = code("121232", "Source series for segmentation");
    public static final Code SOURCE_IMAGE_FOR_SEGMENTATION = code("121233", "Source image for segmentation");
    public static final Code IMAGE_REGION = code("111030", "Image Region");
    public static final Code VOLUME_SURFACE = code("121231", "Volume Surface");
    public static final Code VISUAL_EXPLANATION = code("130401", "Visual explanation");
    public static final Code REGION_IN_SPACE = code("130488", "Region in Space");
    public static final Code REFERENCED_ROI_IDENTIFIER = code("130489", "Referenced Region of Interest Identifier");

    // TID 1502
    public static final Code SUBJECT_TIME_POINT_IDENTIFIER = code("126070", "Subject Time Point Identifier");
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

    // CID 7005
    public static final Code PROCESSING_EQUIPMENT = code("109102", "Processing Equipment");

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
