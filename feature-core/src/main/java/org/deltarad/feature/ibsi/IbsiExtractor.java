package org.deltarad.feature.ibsi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ibsi.intensity.IntensityHistogram;
import org.deltarad.feature.ibsi.intensity.IntensityVolumeHistogram;
import org.deltarad.feature.ibsi.intensity.LocalIntensity;
import org.deltarad.feature.ibsi.intensity.Statistics;
import org.deltarad.feature.ibsi.morphology.Morphology;
import org.deltarad.feature.ibsi.process.GreyLevels;
import org.deltarad.feature.ibsi.process.Interpolation;
import org.deltarad.feature.ibsi.process.Roi;
import org.deltarad.feature.ibsi.texture.Textures;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/** Extracts IBSI features from an image inside a mask. Immutable; may be shared between threads. */
public final class IbsiExtractor {
    /** What the names of features begin with, before IBSI's tag. */
    public static final String PREFIX = "ibsi_";

    /** How far apart voxels of image and mask may lie, mm. */
    private static final double GRID_TOLERANCE = 1e-3;

    private final IbsiParameters parameters;

    public IbsiExtractor(IbsiParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Extract the families that the parameters name.
     *
     * @param image intensities; voxels around the mask count too, for interpolation and local intensity
     * @param mask  region on the same grid
     * @return features by {@code ibsi_<tag>}, such as {@code ibsi_cm_contrast_2_5D_comb}, in the order of IBSI's tables;
     *     NaN where a feature is not defined for the region, as its family says. IBSI's diagnostic features are among the
     *     diagnostics
     * @throws ExtractionException when image and mask do not fit the parameters; the children say how
     */
    public Extraction extract(Volume image, Mask mask) throws ExtractionException {
        requireSameGrid(image, mask);
        IbsiDiagnostics diagnostics = new IbsiDiagnostics(parameters);
        diagnostics.addImage("init_img", image);
        Optional<Interpolation> interpolation = parameters.interpolation();
        Volume interpolated = interpolation.map(i -> i.apply(image)).orElse(image);
        Mask region = interpolation.map(i -> i.apply(mask)).orElse(mask);
        Roi roi = Roi.of(interpolated, region, parameters.resegmentation());
        diagnostics.addImage("interp_img", interpolated);
        diagnostics.addRoi("init_roi", image, mask);
        diagnostics.addRoi("interp_roi", interpolated, region);
        diagnostics.addRoi(roi);
        return new Extraction(features(roi), diagnostics.values());
    }

    private static void requireSameGrid(Volume image, Mask mask) throws ExtractionException {
        if (!image.geometry().sameGridAs(mask.geometry(), GRID_TOLERANCE)) {
            throw new ExtractionException.GeometryMismatch("the image is on a grid of "
                    + image.geometry().size() + " voxels and the mask on one of "
                    + mask.geometry().size() + ", which is not the same within " + GRID_TOLERANCE
                    + " mm: " + image.geometry() + " and " + mask.geometry());
        }
        if (mask.count() == 0) {
            throw new ExtractionException.EmptyMask(
                    "the mask is empty: none of its " + mask.geometry().size() + " voxels is inside");
        }
    }

    private Map<String, Double> features(Roi roi) throws ExtractionException {
        boolean discretised = parameters.families().stream().anyMatch(IbsiFamily::needsGreyLevels);
        GreyLevels levels = discretised ? GreyLevels.of(roi, parameters.discretisation()) : null;
        Textures textures = discretised ? new Textures(levels, roi.morphological(), parameters.textures()) : null;
        Map<String, Double> features = new LinkedHashMap<>();
        for (IbsiFamily family : parameters.families()) {
            Map<String, Double> values =
                    switch (family) {
                        case MORPHOLOGY -> Morphology.of(roi);
                        case LOCAL_INTENSITY -> LocalIntensity.of(roi);
                        case STATISTICS -> Statistics.of(roi);
                        case INTENSITY_HISTOGRAM -> IntensityHistogram.of(levels);
                        case INTENSITY_VOLUME_HISTOGRAM ->
                            IntensityVolumeHistogram.of(roi, parameters.intensityVolume());
                        case GLCM -> textures.cooccurrence();
                        case GLRLM -> textures.runLengths();
                        case GLSZM -> textures.sizeZones();
                        case GLDZM -> textures.distanceZones();
                        case NGTDM -> textures.toneDifferences();
                        case NGLDM -> textures.dependences();
                    };
            values.forEach((tag, value) -> features.put(PREFIX + tag, value));
        }
        return features;
    }
}
