package org.deltarad.node.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.deltarad.mask.MaskGrid;
import org.deltarad.mask.Shell;
import picocli.CommandLine.Option;

/** The options that say which region of a case is measured. */
final class RegionOptions {
    @Option(
            names = "--mask-series",
            order = 20,
            paramLabel = "PATH",
            description = "the image that the mask was drawn on, where it is not --image: T2 for DWI or ADC")
    private Optional<Path> maskSeries;

    @Option(
            names = "--grid",
            order = 21,
            paramLabel = "image|mask",
            description = {
                "where image and mask on different grids meet: image carries the mask to the image's grid, mask interpolates"
                        + " the image linearly onto the mask's",
                "Default: as the parameters say (resampleOntoMask, correctMask)"
            })
    private Optional<RegionRule.Grid> grid;

    @Option(
            names = "--carry",
            order = 22,
            paramLabel = "nearest|linear",
            defaultValue = "nearest",
            description = "how --grid image carries a mask: the nearest voxel, or 0.5 and more of the mask interpolated"
                    + " linearly (default: ${DEFAULT-VALUE})")
    private MaskGrid.Rule carrying;

    @Option(
            names = "--shell",
            order = 23,
            paramLabel = "MM",
            description = {
                "measure what is within MM of the mask and not the mask; FROM:TO for a ring, such as 2:5",
                "distances are Euclidean, in mm, between voxel centres"
            })
    private Optional<String> shell;

    @Option(
            names = "--shell-clip",
            order = 24,
            paramLabel = "volume|body|PATH",
            defaultValue = RegionRule.VOLUME,
            description = {
                "where the shell ends: with the volume; with the body (above Otsu's threshold of the image, the largest"
                        + " part, filled slice by slice); or with a mask (default: ${DEFAULT-VALUE})"
            })
    private String clip;

    /** What they say together. */
    RegionRule rule(CaseOptions options) {
        Optional<Shell> parsed;
        try {
            parsed = shell.map(Shell::parse);
        } catch (IllegalArgumentException e) {
            throw options.wrong("--shell: " + e.getMessage());
        }
        maskSeries.ifPresent(path -> options.requireReadable("--mask-series", path));
        if (!clip.equals(RegionRule.VOLUME) && !clip.equals(RegionRule.BODY)) {
            options.requireReadable("--shell-clip", Path.of(clip));
        }
        return new RegionRule(maskSeries, grid, carrying, parsed, clip);
    }
}
