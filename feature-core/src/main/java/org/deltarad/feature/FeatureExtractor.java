package org.deltarad.feature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.deltarad.feature.firstorder.FirstOrder;
import org.deltarad.feature.region.Binning;
import org.deltarad.feature.region.BoundingBox;
import org.deltarad.feature.region.DiscretisedRegion;
import org.deltarad.feature.region.Region;
import org.deltarad.feature.shape.Shape;
import org.deltarad.feature.texture.Glcm;
import org.deltarad.feature.texture.Gldm;
import org.deltarad.feature.texture.Glrlm;
import org.deltarad.feature.texture.Glszm;
import org.deltarad.feature.texture.Neighbourhood;
import org.deltarad.feature.texture.Ngtdm;
import org.deltarad.feature.texture.PaddedRegion;
import org.deltarad.feature.texture.WeightingNorm;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/** Extracts features from an image inside a mask. Immutable; may be shared between threads. */
public final class FeatureExtractor {
    /** Highest grey level accepted; beyond it the bin width cannot be meant. */
    public static final int MAXIMUM_GREY_LEVEL = 1_000_000;
    /** Grey levels accepted by texture matrices that are square in them. */
    public static final int MAXIMUM_TEXTURE_LEVELS = 1024;

    private final ExtractionParameters parameters;

    public FeatureExtractor(ExtractionParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Extract the features that the parameters name.
     *
     * @param image intensities; only the mean over the whole image and the voxels inside the mask are used
     * @param mask  region on the same grid
     * @throws ExtractionException when image and mask do not fit the parameters; the children say how
     */
    public Extraction extract(Volume image, Mask mask) throws ExtractionException {
        Settings.Preparation preparation = parameters.settings().preparation();
        GeometryCheck.check(image.geometry(), mask.geometry(), preparation.geometryTolerance());
        BoundingBox box = RegionCheck.boundingBox(mask, preparation);
        Region cropped = Region.crop(image, mask, box);
        RegionCheck.requireFinite(cropped, box);
        Region region = scaled(cropped, image, preparation);
        Region shape = region;
        Diagnostics diagnostics = new Diagnostics(parameters);
        diagnostics.addImage("original", image);
        diagnostics.addMask("original", mask);
        if (preparation.resegmentation().isPresent()) {
            Mask kept =
                    resegmented(mask, box, region, preparation.resegmentation().get());
            BoundingBox keptBox = RegionCheck.boundingBoxAfterResegmentation(kept, preparation);
            region = scaled(Region.crop(image, kept, keptBox), image, preparation);
            shape = preparation.resegmentShape() ? region : Region.crop(image, mask, keptBox);
            diagnostics.addMask("resegmented", kept, region);
        }
        Map<String, Double> features = features(region, shape);
        return new Extraction(features, preparation.additionalInfo() ? diagnostics.values() : Map.of());
    }

    private static Region scaled(Region region, Volume image, Settings.Preparation preparation)
            throws ExtractionException {
        if (preparation.normalizeToMean().isEmpty()) {
            return region;
        }
        double mean = image.mean();
        if (mean == 0 || !Double.isFinite(mean)) {
            throw new ExtractionException.ZeroMean(
                    "the mean of the whole image is " + mean + ", so it cannot be scaled (normalizeToMean)");
        }
        double target = preparation.normalizeToMean().getAsDouble();
        double[] values = new double[region.values().length];
        for (int n = 0; n < values.length; n++) {
            values[n] = region.values()[n] * target / mean;
        }
        return new Region(region.size(), region.spacing(), values, region.inside());
    }

    private static Mask resegmented(Mask mask, BoundingBox box, Region region, Resegmentation resegmentation) {
        boolean[] kept = resegmentation.apply(region.values(), region.inside());
        boolean[] inside = new boolean[mask.inside().length];
        for (int k = 0; k < box.size().z(); k++) {
            for (int j = 0; j < box.size().y(); j++) {
                System.arraycopy(
                        kept,
                        box.size().index(0, j, k),
                        inside,
                        mask.geometry().size().index(box.i(), box.j() + j, box.k() + k),
                        box.size().x());
            }
        }
        return new Mask(mask.geometry(), inside);
    }

    /**
     * Shape comes first, whatever the order of classes.
     *
     * @param shape the region whose shape is meant: before resegmentation, but within the box that it leaves, as
     *              PyRadiomics has it
     */
    private Map<String, Double> features(Region region, Region shape) throws ExtractionException {
        Map<String, Double> values = new LinkedHashMap<>();
        if (parameters.features().containsKey(FeatureClass.SHAPE)) {
            add(values, FeatureClass.SHAPE, new Shape(shape)::value);
        }
        DiscretisedRegion discretised = discretise(region);
        for (FeatureClass featureClass : parameters.features().keySet()) {
            if (featureClass != FeatureClass.SHAPE) {
                add(values, featureClass, calculator(featureClass, region, discretised));
            }
        }
        return values;
    }

    private void add(Map<String, Double> values, FeatureClass featureClass, ToDoubleFunction<String> value) {
        for (String feature : parameters.features().get(featureClass)) {
            values.put("original_" + featureClass.label() + "_" + feature, value.applyAsDouble(feature));
        }
    }

    private DiscretisedRegion discretise(Region region) throws ExtractionException {
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < region.values().length; n++) {
            if (region.inside()[n]) {
                minimum = Math.min(minimum, region.values()[n]);
                maximum = Math.max(maximum, region.values()[n]);
            }
        }
        Binning binning = parameters.settings().binning();
        Binning.Bins bins = binning.bins(minimum, maximum);
        if (!(bins.count() <= MAXIMUM_GREY_LEVEL)) {
            throw new ExtractionException.TooManyGreyLevels(String.format(
                    "%s gives %.0f bins for intensities from %s to %s, at most %d are accepted; choose wider bins",
                    binning, bins.count(), minimum, maximum, MAXIMUM_GREY_LEVEL));
        }
        return DiscretisedRegion.of(region, bins);
    }

    private ToDoubleFunction<String> calculator(FeatureClass featureClass, Region region, DiscretisedRegion discretised)
            throws ExtractionException {
        Settings settings = parameters.settings();
        Neighbourhood neighbourhood = settings.neighbourhood();
        if (featureClass != FeatureClass.FIRSTORDER) {
            RegionCheck.requireTexture(featureClass, discretised, neighbourhood);
        }
        WeightingNorm norm = settings.weightingNorm().orElse(null);
        PaddedRegion padded = new PaddedRegion(discretised, neighbourhood.reach());
        return switch (featureClass) {
            case FIRSTORDER -> new FirstOrder(region, discretised, settings.voxelArrayShift())::value;
            case GLCM -> new Glcm(padded, neighbourhood, settings.symmetricalGlcm(), norm)::value;
            case GLDM -> new Gldm(padded, neighbourhood, settings.dependenceAlpha())::value;
            case GLRLM -> new Glrlm(padded, neighbourhood, norm)::value;
            case GLSZM -> new Glszm(padded, neighbourhood)::value;
            case NGTDM -> new Ngtdm(padded, neighbourhood)::value;
            case SHAPE -> throw new IllegalArgumentException("shape is not a class of intensities");
        };
    }
}
