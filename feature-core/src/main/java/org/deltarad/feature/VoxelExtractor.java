package org.deltarad.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deltarad.feature.region.Region;
import org.deltarad.image.GridBox;
import org.deltarad.image.filter.Derivation;
import org.deltarad.image.filter.DerivedImage;
import org.deltarad.image.filter.FilterInput;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * Extracts feature maps (PyRadiomics' voxel-based extraction): each feature in a box around each voxel of the region.
 * Immutable; may be shared between threads. Shape has no maps.
 *
 * <p>Grey levels are those of the whole region, or of the whole map when {@code maskedKernel} is false. Two features
 * depend on {@code voxelBatch}, as in PyRadiomics, where a direction without any pair of voxels in a kernel is not a
 * number there, unless it has none in the whole batch: {@code glcm_JointAverage} is NaN in kernels with such a direction,
 * {@code glcm_MCC} keeps {@code initValue} in the whole batch when one of its kernels has one.
 */
public final class VoxelExtractor {
    private static final int VOXELS_PER_TASK = 512;

    private final ExtractionParameters parameters;
    private final ImageTasks tasks;

    /** An extractor that uses all processors. */
    public VoxelExtractor(ExtractionParameters parameters) {
        this(parameters, Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param jobs threads, at least 1
     * @throws IllegalArgumentException for fewer
     */
    public VoxelExtractor(ExtractionParameters parameters, int jobs) {
        this.parameters = parameters;
        this.tasks = new ImageTasks(jobs);
    }

    /**
     * Extract a map of each feature that the parameters name.
     *
     * @param image intensities
     * @param mask  region on the same grid, unless the parameters resample it or correct it
     * @throws ExtractionException when image and mask do not fit the parameters; the children say how
     */
    public FeatureMaps extract(Volume image, Mask mask) throws ExtractionException {
        Diagnostics diagnostics = new Diagnostics(parameters);
        PreparedCase prepared =
                new CasePreparation(parameters.settings().preparation(), diagnostics).prepare(image, mask);
        FilterInput input = prepared.filterInput(parameters.voxels().kernelRadius());
        Map<String, Volume> maps = new LinkedHashMap<>();
        for (ImageSettings type : parameters.images()) {
            Derivation derivation = type.type().derive(input);
            derivation.omitted().forEach(diagnostics::addNote);
            for (DerivedImage derived : derivation.images()) {
                addMaps(maps, derived, input, type.settings(), diagnostics);
            }
        }
        return new FeatureMaps(maps, diagnostics.values());
    }

    private void addMaps(
            Map<String, Volume> maps,
            DerivedImage derived,
            FilterInput input,
            Settings settings,
            Diagnostics diagnostics)
            throws ExtractionException {
        GridBox wanted = input.wanted();
        Volume image = derived.volume();
        boolean[] inside = wanted.crop(input.mask()).inside();
        int[] centres = positions(inside);
        Region region =
                new Region(wanted.size(), image.geometry().spacing(), image.values(), kernelMask(inside), image.type());
        KernelFeatures kernels = new KernelFeatures(parameters, settings, region);
        double[][] values = new double[kernels.names().size()][centres.length];
        List<Callable<Void>> work = new ArrayList<>();
        for (int from = 0; from < centres.length; from += VOXELS_PER_TASK) {
            int first = from;
            int end = Math.min(centres.length, from + VOXELS_PER_TASK);
            work.add(() -> {
                for (int n = first; n < end; n++) {
                    kernels.compute(centres[n], n, values);
                }
                return null;
            });
        }
        tasks.run(work);
        int batch = parameters.voxels().voxelBatch().orElse(centres.length);
        if (kernels.pairRule()
                .apply(kernels.names(), values, batch, parameters.voxels().initValue())) {
            diagnostics.addNote(derived.name()
                    + ": some kernels have no pair of voxels in a direction that others have: as in PyRadiomics,"
                    + " glcm_JointAverage is NaN there, and glcm_MCC is initValue in their batches");
        }
        for (int f = 0; f < values.length; f++) {
            double[] map = new double[wanted.size().voxels()];
            Arrays.fill(map, parameters.voxels().initValue());
            for (int n = 0; n < centres.length; n++) {
                map[centres[n]] = values[f][n];
            }
            maps.put(derived.name() + "_" + kernels.names().get(f), new Volume(image.geometry(), map));
        }
    }

    /** The voxels that kernels may hold. */
    private boolean[] kernelMask(boolean[] inside) {
        if (parameters.voxels().maskedKernel()) {
            return inside;
        }
        boolean[] all = new boolean[inside.length];
        Arrays.fill(all, true);
        return all;
    }

    private static int[] positions(boolean[] inside) {
        int[] positions = new int[inside.length];
        int count = 0;
        for (int n = 0; n < inside.length; n++) {
            if (inside[n]) {
                positions[count++] = n;
            }
        }
        return Arrays.copyOf(positions, count);
    }
}
