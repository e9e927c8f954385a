package org.deltarad.report;

import java.util.List;

/**
 * The image series that a region was measured on.
 *
 * @param modality            CT, MR or PT
 * @param description         Series Description, may be empty
 * @param frameOfReferenceUid Frame of Reference UID
 * @param images              the instances measured, in slice order, at least one
 * @param descriptors         how it was acquired, in the order of the templates
 * @param notes               what a reader of the numbers should know
 */
public record MeasuredSeries(
        String modality,
        String description,
        String frameOfReferenceUid,
        List<InstanceReference> images,
        List<ImageDescriptor> descriptors,
        ImageNotes notes) {
    /** @throws IllegalArgumentException without an image */
    public MeasuredSeries {
        images = List.copyOf(images);
        descriptors = List.copyOf(descriptors);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a time point has at least one image");
        }
    }

    public String studyInstanceUid() {
        return images.get(0).studyInstanceUid();
    }

    public String seriesInstanceUid() {
        return images.get(0).seriesInstanceUid();
    }
}
