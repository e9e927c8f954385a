package org.deltarad.dicom;

import java.util.Map;
import java.util.Set;

/** Transfer Syntax UIDs (PS3.6 annex A) and what they say about a data set's encoding (PS3.5 annex A). */
public final class TransferSyntax {
    public static final String IMPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2";
    public static final String EXPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    public static final String DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN = "1.2.840.10008.1.2.1.99";
    /** Retired, still met in archives. */
    public static final String EXPLICIT_VR_BIG_ENDIAN = "1.2.840.10008.1.2.2";

    public static final String ENCAPSULATED_UNCOMPRESSED = "1.2.840.10008.1.2.1.98";
    public static final String JPEG_BASELINE = "1.2.840.10008.1.2.4.50";
    public static final String JPEG_EXTENDED = "1.2.840.10008.1.2.4.51";
    public static final String JPEG_LOSSLESS = "1.2.840.10008.1.2.4.57";
    public static final String JPEG_LOSSLESS_SV1 = "1.2.840.10008.1.2.4.70";
    public static final String JPEG_LS_LOSSLESS = "1.2.840.10008.1.2.4.80";
    public static final String JPEG_LS_NEAR_LOSSLESS = "1.2.840.10008.1.2.4.81";
    public static final String JPEG_2000_LOSSLESS = "1.2.840.10008.1.2.4.90";
    public static final String JPEG_2000 = "1.2.840.10008.1.2.4.91";
    public static final String RLE_LOSSLESS = "1.2.840.10008.1.2.5";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(IMPLICIT_VR_LITTLE_ENDIAN, "Implicit VR Little Endian"),
            Map.entry(EXPLICIT_VR_LITTLE_ENDIAN, "Explicit VR Little Endian"),
            Map.entry(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, "Deflated Explicit VR Little Endian"),
            Map.entry(EXPLICIT_VR_BIG_ENDIAN, "Explicit VR Big Endian"),
            Map.entry(ENCAPSULATED_UNCOMPRESSED, "Encapsulated Uncompressed Explicit VR Little Endian"),
            Map.entry(JPEG_BASELINE, "JPEG Baseline (Process 1)"),
            Map.entry(JPEG_EXTENDED, "JPEG Extended (Process 2 & 4)"),
            Map.entry(JPEG_LOSSLESS, "JPEG Lossless, Non-Hierarchical (Process 14)"),
            Map.entry(JPEG_LOSSLESS_SV1, "JPEG Lossless, First-Order Prediction (Process 14, Selection Value 1)"),
            Map.entry(JPEG_LS_LOSSLESS, "JPEG-LS Lossless"),
            Map.entry(JPEG_LS_NEAR_LOSSLESS, "JPEG-LS Lossy (Near-Lossless)"),
            Map.entry(JPEG_2000_LOSSLESS, "JPEG 2000 (Lossless Only)"),
            Map.entry(JPEG_2000, "JPEG 2000"),
            Map.entry(RLE_LOSSLESS, "RLE Lossless"),
            Map.entry("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component"),
            Map.entry("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level"),
            Map.entry("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level"),
            Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1"),
            Map.entry("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1"),
            Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)"),
            Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression"));

    private static final Set<String> LOSSY = Set.of(JPEG_BASELINE, JPEG_EXTENDED, JPEG_LS_NEAR_LOSSLESS, JPEG_2000);

    private static final String STANDARD_ROOT = IMPLICIT_VR_LITTLE_ENDIAN + ".";

    private TransferSyntax() {}

    /** Its UID Name in PS3.6 annex A with the UID; the UID alone when we do not know it. */
    public static String name(String uid) {
        return NAMES.containsKey(uid) ? NAMES.get(uid) + " (" + uid + ")" : uid;
    }

    /** Whether pixel data are native (not encapsulated) and little endian in this syntax. */
    public static boolean isNativeLittleEndian(String uid) {
        return uid.equals(IMPLICIT_VR_LITTLE_ENDIAN) || uid.equals(EXPLICIT_VR_LITTLE_ENDIAN);
    }

    /**
     * Whether images of this syntax have lost information, or, of JPEG 2000, may have (PS3.5 annex A.4); Lossy Image
     * Compression (0028,2110) says whether one has.
     */
    public static boolean isLossy(String uid) {
        return LOSSY.contains(uid);
    }

    /** Whether pixel data are encapsulated fragments: every syntax of the standard but the four native ones. */
    public static boolean isEncapsulated(String uid) {
        return uid.startsWith(STANDARD_ROOT)
                && !isNativeLittleEndian(uid)
                && !uid.equals(EXPLICIT_VR_BIG_ENDIAN)
                && !uid.equals(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
