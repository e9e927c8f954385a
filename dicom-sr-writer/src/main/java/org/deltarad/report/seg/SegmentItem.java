package org.deltarad.report.seg;

import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/** An item of the Segment Sequence (PS3.3 C.8.20.4). */
final class SegmentItem {
    /** Recommended Display CIELab Value (PS3.3 C.10.7.1.1) of sRGB red, green, blue, yellow, cyan and magenta, D65. */
    private static final double[][] COLOURS = {
        {34891, 53479, 50166},
        {57494, 10748, 54273},
        {21168, 53248, 5176},
        {63661, 27358, 57177},
        {59709, 20537, 29265},
        {39531, 58141, 17265}
    };

    private static final int RECOMMENDED_DISPLAY_CIELAB_VALUE = 0x0062000d;

    private SegmentItem() {}

    /** @param number Segment Number, from 1 */
    static Dataset of(Segment segment, int number) {
        Dataset.Builder item = Dataset.builder()
                .numbers(Tag.SegmentNumber, number)
                .text(Tag.SegmentLabel, segment.label())
                .items(
                        Tag.SegmentedPropertyCategoryCodeSequence,
                        segment.category().toItem())
                .items(Tag.SegmentedPropertyTypeCodeSequence, segment.type().toItem())
                .numbers(RECOMMENDED_DISPLAY_CIELAB_VALUE, COLOURS[(number - 1) % COLOURS.length])
                .text(Tag.TrackingID, segment.tracking().id())
                .text(Tag.TrackingUID, segment.tracking().uid());
        segment.anatomicRegion().ifPresent(region -> item.items(Tag.AnatomicRegionSequence, region.toItem()));
        if (segment.algorithm() instanceof SegmentAlgorithm.SemiAutomatic a) {
            program("SEMIAUTOMATIC", a.name(), a.identity(), item);
        } else if (segment.algorithm() instanceof SegmentAlgorithm.Automatic a) {
            program("AUTOMATIC", a.name(), a.identity(), item);
        } else {
            item.text(Tag.SegmentAlgorithmType, "MANUAL");
        }
        return item.build();
    }

    private static void program(
            String type, String name, Optional<SegmentAlgorithm.Identity> identity, Dataset.Builder item) {
        item.text(Tag.SegmentAlgorithmType, type).text(Tag.SegmentAlgorithmName, name);
        identity.ifPresent(i -> item.items(
                Tag.SegmentationAlgorithmIdentificationSequence,
                Dataset.builder()
                        .items(Tag.AlgorithmFamilyCodeSequence, i.family().toItem())
                        .text(Tag.AlgorithmName, i.name())
                        .text(Tag.AlgorithmVersion, i.version())
                        .build()));
    }
}
