package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.mask.BodyMask;
import org.deltarad.mask.MaskException;
import org.deltarad.mask.MaskGrid;
import org.deltarad.mask.Shell;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.MeasuredRegion;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;

/**
 * Which region of a case is measured: the mask, or a shell around it, on its own grid or the image's.
 *
 * @param maskSeries the image that the mask was drawn on, where it is not the one that is measured
 * @param grid       where image and mask meet; empty to leave it to the parameters
 * @param carrying   how a mask is brought onto the image's grid
 * @param shell      the shell that is measured instead of the mask
 * @param clip       {@code volume}, {@code body}, or the path of a mask that the shell must be within
 */
record RegionRule(
        Optional<Path> maskSeries, Optional<Grid> grid, MaskGrid.Rule carrying, Optional<Shell> shell, String clip) {
    /** Shells end where the volume does. */
    static final String VOLUME = "volume";
    /** Shells end at the body's surface, too. */
    static final String BODY = "body";

    /** Where image and mask meet. */
    enum Grid {
        /** The mask is carried to the image's grid. */
        IMAGE,
        /** The image is interpolated onto the mask's grid. */
        MASK
    }

    /** This rule with another shell. */
    RegionRule with(Shell other) {
        return new RegionRule(maskSeries, grid, carrying, Optional.of(other), clip);
    }

    /** Whether the image is brought onto the mask's grid, whatever the parameters say. */
    boolean ontoMask() {
        return grid.equals(Optional.of(Grid.MASK));
    }

    /** All that this rule says; empty where it leaves everything to mask and parameters. */
    Optional<String> digest() {
        return maskSeries.isEmpty() && grid.isEmpty() && shell.isEmpty() ? Optional.empty() : Optional.of(toString());
    }

    /** What is measured, in a few words; empty for the mask itself. */
    Optional<String> description() {
        return shell.map(s -> "shell of " + s + " around the mask, clipped to " + clip);
    }

    /**
     * Reads the case and makes its region.
     *
     * @param roi     name or number of the ROI or segment; for NRRD and NIfTI the label value
     * @param label   the label value where {@code roi} names none
     * @param channel which mask, from 0, of a file whose voxels are vectors of several
     * @throws CommandException when the region cannot be made; the message says why
     */
    LocalCase read(LocalCaseReader reader, Path image, Path mask, Optional<String> roi, int label, int channel)
            throws CommandException, ImagingException, DicomException, IOException {
        try {
            LocalCase read = maskSeries.isEmpty()
                    ? reader.read(image, mask, roi, label, channel)
                    : joined(reader.read(maskSeries.get(), mask, roi, label, channel), reader.image(image));
            LocalCase placed = grid.equals(Optional.of(Grid.IMAGE)) ? carried(read) : read;
            return shell.isEmpty() ? placed : shelled(placed, reader, maskSeries.orElse(image));
        } catch (MaskException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    private static LocalCase joined(LocalCase drawn, LocalImage image) throws ImagingException {
        List<String> remarks = new ArrayList<>(drawn.remarks());
        remarks.addAll(image.remarks());
        if (drawn.series().isPresent() && image.series().isPresent()) {
            ImageSeries series = drawn.series().get();
            image.series()
                    .get()
                    .requireFrameOfReference(
                            series.frameOfReferenceUid(), "series " + series.seriesInstanceUid() + " of the mask");
        } else {
            remarks.add("image and mask are not both of DICOM series: that they are in one frame of reference is taken"
                    + " for granted");
        }
        return new LocalCase(image.volume(), drawn.mask(), remarks, image.series());
    }

    private LocalCase carried(LocalCase read) throws MaskException, ImagingException {
        Mask mask = read.mask();
        Geometry grid = read.image().geometry();
        if (mask.geometry().sameGridAs(grid, MaskGrid.SAME_PLACE)) {
            return read;
        }
        Mask moved = MaskGrid.onto(mask, grid, carrying);
        int beyond = mask.count() - MaskGrid.withinField(mask, grid).count();
        List<String> remarks = new ArrayList<>(read.remarks());
        remarks.add(String.format(
                Locale.ROOT,
                "the mask was carried from its grid of %s voxels to the image's of %s (%s): %.1f mm3, there %.1f mm3%s",
                mask.geometry().size(),
                grid.size(),
                carrying.name().toLowerCase(Locale.ROOT),
                mask.count() * mask.geometry().voxelVolume(),
                moved.count() * grid.voxelVolume(),
                beyond == 0 ? "" : "; " + beyond + " of " + mask.count() + " voxels lie beyond the image"));
        return measured(read, moved, remarks);
    }

    private LocalCase shelled(LocalCase placed, LocalCaseReader reader, Path drawnOn)
            throws MaskException, CommandException, ImagingException, DicomException, IOException {
        Mask tumour = placed.mask();
        Mask around = clip.equals(VOLUME)
                ? shell.get().around(tumour)
                : shell.get()
                        .around(tumour, MaskGrid.onto(within(placed, reader, drawnOn), tumour.geometry(), carrying));
        List<String> remarks = new ArrayList<>(placed.remarks());
        remarks.add(String.format(
                Locale.ROOT,
                "measured is the %s: %d voxels, %.1f mm3",
                description().get(),
                around.count(),
                around.count() * around.geometry().voxelVolume()));
        List<String> faces = shell.get().cutOffAt(tumour);
        if (!faces.isEmpty()) {
            remarks.add("the volume ends within the shell: at the " + String.join(", the ", faces));
        }
        return measured(placed, around, remarks);
    }

    private Mask within(LocalCase placed, LocalCaseReader reader, Path drawnOn)
            throws MaskException, CommandException, ImagingException, DicomException, IOException {
        return clip.equals(BODY)
                ? BodyMask.of(placed.image())
                : reader.mask(Path.of(clip), Optional.empty(), Optional.of(drawnOn));
    }

    /** Without the image's padding, where the region is on its grid. */
    private static LocalCase measured(LocalCase read, Mask region, List<String> remarks) throws ImagingException {
        if (read.series().isEmpty()) {
            return new LocalCase(read.image(), region, remarks, read.series());
        }
        MeasuredRegion kept = MeasuredRegion.of(region, read.series().get());
        remarks.addAll(kept.remarks());
        return new LocalCase(read.image(), kept.mask(), remarks, read.series());
    }
}
