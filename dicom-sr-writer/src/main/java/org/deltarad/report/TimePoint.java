package org.deltarad.report;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;

/**
 * One series with its ROI, measured.
 *
 * @param role                  baseline or mid-treatment
 * @param acquired              when the series was acquired (Acquisition, else Series, else Study Date and Time); empty for
 *                              images without dates, as de-identification leaves them
 * @param clinicalTrialTimePointId Clinical Trial Time Point ID (0012,0050), where the series has one
 * @param modality              of the image series
 * @param seriesDescription     of the image series, may be empty
 * @param frameOfReferenceUid   of the image series
 * @param images                the image instances, in slice order, at least one
 * @param roi                   the region of interest
 * @param trackingUid           the lesion's tracking UID, the same at all time points
 * @param acquisition           predictors of the harmonisation
 * @param features              PyRadiomics names and values, in their order; NaN where undefined
 */
public record TimePoint(
        Role role,
        Optional<LocalDateTime> acquired,
        Optional<String> clinicalTrialTimePointId,
        String modality,
        String seriesDescription,
        String frameOfReferenceUid,
        List<InstanceReference> images,
        RoiReference roi,
        String trackingUid,
        Acquisition acquisition,
        Map<String, Double> features) {
    public TimePoint {
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a time point has at least one image");
        }
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    /** Which scan of the treatment. */
    public enum Role {
        BASELINE,
        MID_TREATMENT
    }

    public String studyInstanceUid() {
        return images.get(0).studyInstanceUid();
    }

    public String seriesInstanceUid() {
        return images.get(0).seriesInstanceUid();
    }
}
