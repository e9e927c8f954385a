package org.deltarad.feature;

import org.deltarad.feature.region.Region;
import org.deltarad.image.GridBox;
import org.deltarad.image.ImageException;
import org.deltarad.image.normalise.MeanScaling;
import org.deltarad.image.resample.ImageWithMask;
import org.deltarad.image.resample.Resampler;
import org.deltarad.mask.MaskGrid;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/** The way from image and mask as they came to those that features are computed on (PyRadiomics {@code execute}). */
final class CasePreparation {
    private final Settings.Preparation preparation;
    private final Diagnostics diagnostics;

    /** @param diagnostics told of image and mask after each step */
    CasePreparation(Settings.Preparation preparation, Diagnostics diagnostics) {
        this.preparation = preparation;
        this.diagnostics = diagnostics;
    }

    PreparedCase prepare(Volume image, Mask mask) throws ExtractionException {
        if (!resamples()
                && !preparation.correctMask()
                && preparation.grid().ontoMask().isEmpty()) {
            GeometryCheck.check(image.geometry(), mask.geometry(), preparation.geometryTolerance());
        }
        RegionCheck.requireVoxels(mask);
        diagnostics.addImage("original", image);
        diagnostics.addMask("original", mask);
        try {
            return resegmented(onGrid(image, mask));
        } catch (ImageException e) {
            throw refusal(e);
        }
    }

    private ImageWithMask onGrid(Volume image, Mask mask) throws ImageException, ExtractionException {
        if (preparation.grid().ontoMask().isPresent() && !onSameGrid(image, mask)) {
            Mask within = withinImage(image, mask);
            Volume moved = Resampler.onto(
                    scaled(image),
                    mask.geometry(),
                    preparation.grid().ontoMask().get());
            diagnostics.addImage("ontoMask", moved);
            return resamples() ? resampled(moved, within) : cropped(moved, within);
        }
        if (resamples()) {
            return resampled(scaled(image), mask);
        }
        Mask placed = corrected(image, mask);
        GridBox box = RegionCheck.boundingBox(placed, preparation);
        RegionCheck.requireFinite(Region.crop(image, placed, box), box, "");
        return cropped(scaled(image), placed);
    }

    /** Voxels of the region where the image says nothing are left out, and that is noted. */
    private Mask withinImage(Volume image, Mask mask) throws ExtractionException {
        Mask within = MaskGrid.withinField(mask, image.geometry());
        int all = mask.count();
        int left = within.count();
        if (left == 0) {
            throw new ExtractionException.GeometryMismatch(
                    "no voxel of the region lies within the image; check that image"
                            + " and mask are of one patient in one frame of reference");
        }
        if (left < all) {
            diagnostics.addNote(
                    (all - left) + " of " + all + " voxels of the region lie beyond the image and are left out of it");
            diagnostics.addMask("ontoMask", within);
        }
        return within;
    }

    private boolean onSameGrid(Volume image, Mask mask) {
        return GeometryCheck.agree(image.geometry(), mask.geometry(), preparation.geometryTolerance());
    }

    private boolean resamples() {
        return preparation.grid().resampling().isPresent();
    }

    private ImageWithMask resampled(Volume scaled, Mask mask) throws ImageException {
        ImageWithMask both =
                Resampler.resample(scaled, mask, preparation.grid().resampling().orElseThrow());
        diagnostics.addImage("interpolated", both.image());
        diagnostics.addMask("interpolated", both.mask(), both.image());
        return both;
    }

    private ImageWithMask cropped(Volume scaled, Mask mask) throws ImageException {
        return preparation.grid().preCrop().isPresent()
                ? Resampler.crop(scaled, mask, preparation.grid().preCrop().getAsInt())
                : new ImageWithMask(scaled, mask);
    }

    private Mask corrected(Volume image, Mask mask) throws ImageException {
        if (!preparation.correctMask() || onSameGrid(image, mask)) {
            return mask;
        }
        Mask corrected = Resampler.correct(image, mask);
        diagnostics.addMask("corrected", corrected, image);
        return corrected;
    }

    private Volume scaled(Volume image) throws ImageException {
        Settings.Scaling scaling = preparation.scaling();
        Volume scaled = image;
        if (scaling.biasField().isPresent()) {
            scaled = scaling.biasField().get().apply(scaled);
            diagnostics.addImage("biasFieldCorrected", scaled);
        }
        if (scaling.toMean().isPresent()) {
            scaled = new MeanScaling(scaling.toMean().getAsDouble()).apply(scaled);
        }
        if (scaling.normalisation().isPresent()) {
            scaled = scaling.normalisation().get().apply(scaled);
        }
        return scaled;
    }

    private PreparedCase resegmented(ImageWithMask both) throws ExtractionException {
        Volume image = both.image();
        Mask mask = both.mask();
        GridBox box = RegionCheck.boundingBox(mask, preparation);
        Region region = Region.crop(image, mask, box);
        RegionCheck.requireFinite(region, box, "");
        if (preparation.resegmentation().isEmpty()) {
            return new PreparedCase(image, mask, mask, box);
        }
        Mask kept = box.spread(preparation.resegmentation().get().apply(region), mask.geometry());
        GridBox keptBox = RegionCheck.boundingBoxAfterResegmentation(kept, preparation);
        diagnostics.addMask("resegmented", kept, image);
        return new PreparedCase(image, kept, preparation.resegmentShape() ? kept : mask, keptBox);
    }

    private static ExtractionException refusal(ImageException e) {
        ExtractionException refusal;
        if (e instanceof ImageException.EmptyMask) {
            refusal = new ExtractionException.EmptyMask(e.getMessage());
        } else if (e instanceof ImageException.RegionOutsideImage) {
            refusal = new ExtractionException.GeometryMismatch(e.getMessage());
        } else {
            refusal = new ExtractionException.NotScalable(e.getMessage());
        }
        refusal.initCause(e);
        return refusal;
    }
}
