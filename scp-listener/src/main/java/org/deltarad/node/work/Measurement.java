package org.deltarad.node.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.RoiReference;
import org.deltarad.report.TimePoint;
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
 * @param acquisition         predictors of the harmonisation
 * @param features            PyRadiomics names and values, in their order; NaN where undefined
 * @param diagnostics         PyRadiomics' diagnostics
 * @param remarks             what a reader of the numbers should know
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
        Acquisition acquisition,
        LinkedHashMap<String, Double> features,
        LinkedHashMap<String, Object> diagnostics,
        List<String> remarks) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

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

    /** For the scorer. */
    public Measured measured() {
        return new Measured(features, acquisition);
    }

    /** For the report. */
    public TimePoint toTimePoint(
            TimePoint.Role role, Optional<LocalDateTime> acquired, Optional<String> timePointId, String trackingUid) {
        RoiReference roi = segment
                ? new RoiReference.Segment(mask, roiNumber, roiLabel)
                : new RoiReference.RtRoi(mask, roiNumber, roiLabel);
        return new TimePoint(
                role,
                acquired,
                timePointId,
                modality,
                seriesDescription,
                frameOfReferenceUid,
                images,
                roi,
                trackingUid,
                acquisition,
                features);
    }
}
