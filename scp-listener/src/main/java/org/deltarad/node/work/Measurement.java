package org.deltarad.node.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.node.picture.page.KeySlice;
import org.deltarad.report.ImageDescriptor;
import org.deltarad.report.ImageNotes;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.MeasuredSeries;
import org.deltarad.report.RoiReference;
import org.deltarad.signature.MaskSize;
import org.deltarad.signature.Measured;

/**
 * What was measured of a time point, as it is stored: no number changes on the way to JSON and back.
 *
 * @param extraction          name of the preset
 * @param modality            of the images
 * @param seriesDescription   of the images, may be empty
 * @param frameOfReferenceUid of the images
 * @param images              in slice order
 * @param segment             whether the ROI is a segment of a SEG, else an ROI of an RTSTRUCT
 * @param mask                the SEG or RTSTRUCT
 * @param roiNumber           Segment Number or ROI Number
 * @param roiLabel            Segment Label or ROI Name
 * @param maskSize            of the mask as it was drawn
 * @param acquisition         predictors of the harmonisation
 * @param features            PyRadiomics names and values, in their order; NaN where undefined
 * @param diagnostics         PyRadiomics' diagnostics
 * @param remarks             what a reader of the numbers should know
 * @param unit                UCUM code of the images' values; empty where it is not known
 * @param lossyCompression    how the images were compressed with loss, method and ratio; empty for not at all
 * @param written             the segment that the node wrote of the region; null where the mask is that segment
 * @param slice               for the page; null where an earlier version measured
 */
public record Measurement(
        String extraction,
        String modality,
        String seriesDescription,
        String frameOfReferenceUid,
        List<InstanceReference> images,
        boolean segment,
        InstanceReference mask,
        int roiNumber,
        String roiLabel,
        MaskSize maskSize,
        Acquisition acquisition,
        LinkedHashMap<String, Double> features,
        LinkedHashMap<String, Object> diagnostics,
        List<String> remarks,
        String unit,
        String lossyCompression,
        RoiReference.Segment written,
        KeySlice slice) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** What an earlier version of the node has stored lacks the last four. */
    public Measurement {
        unit = unit == null ? "" : unit;
        lossyCompression = lossyCompression == null ? "" : lossyCompression;
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a measurement always has a JSON form", e);
        }
    }

    /**
     * @throws StepFailedException when it is of another version of the node
     */
    public static Measurement fromJson(String json) throws StepFailedException {
        try {
            return JSON.readValue(json, Measurement.class);
        } catch (JsonProcessingException e) {
            throw new StepFailedException(
                    "the stored measurement cannot be read: " + e.getOriginalMessage() + "; send the mask again", e);
        }
    }

    /**
     * For the scorer.
     *
     * @param acquired when the series was acquired
     */
    public Measured measured(Optional<LocalDateTime> acquired) {
        return new Measured(
                features, acquisition, Optional.ofNullable(maskSize), acquired.map(LocalDateTime::toLocalDate));
    }

    /** The images, for the report. */
    public MeasuredSeries toSeries(List<ImageDescriptor> descriptors, ImageNotes notes) {
        return new MeasuredSeries(modality, seriesDescription, frameOfReferenceUid, images, descriptors, notes);
    }

    /** Where the region came from, for the report. */
    public RoiReference roi() {
        return segment
                ? new RoiReference.Segment(mask, roiNumber, roiLabel)
                : new RoiReference.RtRoi(mask, roiNumber, roiLabel);
    }
}
