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
 * @param role        baseline or mid-treatment
 * @param acquired    when the series was acquired (Acquisition, else Series, else Study Date and Time); empty for
 *                    images without dates, as de-identification leaves them
 * @param protocol    where in a trial or treatment it stands
 * @param series      the images
 * @param region      the region of interest
 * @param acquisition predictors of the harmonisation
 * @param features    PyRadiomics names and values, in their order; NaN where undefined
 */
public record TimePoint(
        Role role,
        Optional<LocalDateTime> acquired,
        ProtocolTimePoint protocol,
        MeasuredSeries series,
        Region region,
        Acquisition acquisition,
        Map<String, Double> features) {
    public TimePoint {
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    /** Which scan of the treatment. */
    public enum Role {
        BASELINE,
        MID_TREATMENT
    }

    public String modality() {
        return series.modality();
    }

    /** Series Description, may be empty. */
    public String seriesDescription() {
        return series.description();
    }

    public String frameOfReferenceUid() {
        return series.frameOfReferenceUid();
    }

    /** The image instances, in slice order, at least one. */
    public List<InstanceReference> images() {
        return series.images();
    }

    public String studyInstanceUid() {
        return series.studyInstanceUid();
    }

    public String seriesInstanceUid() {
        return series.seriesInstanceUid();
    }

    /** Where the region came from. */
    public RoiReference roi() {
        return region.source();
    }

    public String trackingIdentifier() {
        return region.trackingIdentifier();
    }

    public String trackingUid() {
        return region.trackingUid();
    }
}
