package org.deltarad.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.deltarad.feature.region.Region;
import org.deltarad.feature.shape.Shape;
import org.deltarad.feature.shape.Shape2D;
import org.deltarad.feature.texture.Neighbourhood;
import org.deltarad.image.GridBox;
import org.deltarad.image.filter.Derivation;
import org.deltarad.image.filter.DerivedImage;
import org.deltarad.image.filter.FilterInput;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * Extracts features from an image inside a mask, the image types in parallel. Immutable; may be shared between threads.
 * Results do not depend on the number of threads, to the last bit.
 */
public final class FeatureExtractor {
    /** Highest grey level accepted; beyond it the bin width cannot be meant. */
    public static final int MAXIMUM_GREY_LEVEL = 1_000_000;
    /** Grey levels accepted by texture matrices that are square in them. */
    public static final int MAXIMUM_TEXTURE_LEVELS = 1024;

    private final ExtractionParameters parameters;
    private final ImageTasks tasks;

    /** An extractor that uses all processors. */
    public FeatureExtractor(ExtractionParameters parameters) {
        this(parameters, Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param jobs images computed at once, at least 1
     * @throws IllegalArgumentException for fewer
     */
    public FeatureExtractor(ExtractionParameters parameters, int jobs) {
        this.parameters = parameters;
        this.tasks = new ImageTasks(jobs);
    }

    /**
     * Extract the features that the parameters name.
     *
     * @param image intensities
     * @param mask  region on the same grid, unless the parameters resample it or correct it
     * @throws ExtractionException when image and mask do not fit the parameters; the children say how
     */
    public Extraction extract(Volume image, Mask mask) throws ExtractionException {
        Settings.Preparation preparation = parameters.settings().preparation();
        Diagnostics diagnostics = new Diagnostics(parameters);
        PreparedCase prepared = new CasePreparation(preparation, diagnostics).prepare(image, mask);
        List<Callable<Map<String, Double>>> work = new ArrayList<>();
        work.add(() -> shape(prepared, diagnostics));
        FilterInput input = prepared.filterInput(0);
        for (ImageSettings type : parameters.images()) {
            RegionFeatures features = new RegionFeatures(parameters.features(), type.settings());
            Derivation derivation = type.type().derive(input);
            derivation.omitted().forEach(diagnostics::addNote);
            for (DerivedImage derived : derivation.images()) {
                work.add(() -> features.of(derived.name(), region(derived, prepared)));
            }
        }
        Map<String, Double> features = new LinkedHashMap<>();
        tasks.run(work).forEach(features::putAll);
        diagnostics.addNotes(parameters.features(), features);
        return new Extraction(features, diagnostics.values());
    }

    /** The region of a derived image, which has been computed on the bounding box alone. */
    private static Region region(DerivedImage derived, PreparedCase prepared) throws ExtractionException {
        GridBox box = prepared.box();
        Region mask = Region.crop(prepared.image(), prepared.mask(), box);
        Region region = new Region(
                box.size(),
                mask.spacing(),
                derived.volume().values(),
                mask.inside(),
                derived.volume().type());
        RegionCheck.requireFinite(region, box, derived.name());
        return region;
    }

    /** Shape comes first, whatever the order of classes. */
    private Map<String, Double> shape(PreparedCase prepared, Diagnostics diagnostics) throws ExtractionException {
        Map<String, Double> values = new LinkedHashMap<>();
        Region region = prepared.shapeRegion();
        if (parameters.features().containsKey(FeatureClass.SHAPE)) {
            add(values, FeatureClass.SHAPE, new Shape(region)::value);
        }
        if (parameters.features().containsKey(FeatureClass.SHAPE2D)) {
            addPlanar(values, region, diagnostics);
        }
        return values;
    }

    /**
     * PyRadiomics looks for more than one voxel along axis {@code force2Ddimension} counted from x, where all else counts it
     * from z; without, it leaves {@code shape2D} out, and with, it refuses regions of several slices.
     */
    private void addPlanar(Map<String, Double> values, Region region, Diagnostics diagnostics)
            throws ExtractionException {
        int axis = parameters.settings().neighbourhood().planeAxis();
        if (axis == Neighbourhood.VOLUME) {
            diagnostics.addNote("shape2D is left out: it needs force2D: true");
        } else if (Shape2D.thickness(region, 2 - axis) == 1) {
            diagnostics.addNote("shape2D is left out, as in PyRadiomics: the region is one voxel wide along "
                    + "xyz".charAt(axis) + ", which it reads as force2Ddimension " + axis + " here");
        } else if (Shape2D.thickness(region, axis) > 1) {
            throw new ExtractionException.NotPlanar("shape2D: the region has " + Shape2D.thickness(region, axis)
                    + " slices across force2Ddimension " + axis
                    + ", it must have one; name the other classes under featureClass to do without shape2D");
        } else {
            add(values, FeatureClass.SHAPE2D, new Shape2D(region, axis)::value);
        }
    }

    private void add(Map<String, Double> values, FeatureClass featureClass, ToDoubleFunction<String> value) {
        for (String feature : parameters.features().get(featureClass)) {
            values.put("original_" + featureClass.label() + "_" + feature, value.applyAsDouble(feature));
        }
    }
}
