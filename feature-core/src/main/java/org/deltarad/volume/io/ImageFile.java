package org.deltarad.volume.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/**
 * An image read from a file.
 *
 * @param file     where it came from
 * @param volume   values as the file means them (rescaled where it says so), geometry in LPS
 * @param integral whether the stored values are whole numbers by type
 */
public record ImageFile(Path file, Volume volume, boolean integral) {
    private static final int LABELS_IN_MESSAGE = 20;

    /**
     * Read an NRRD file (.nrrd, or .nhdr with its data beside it) or a NIfTI file (.nii, .nii.gz); the content decides
     * which.
     *
     * @throws ImageFileException when the file is neither, damaged, or holds what a volume cannot
     */
    public static ImageFile read(Path file) throws IOException {
        return switch (format(file)) {
            case NRRD -> NrrdReader.read(file);
            case NIFTI -> NiftiReader.read(file);
        };
    }

    /**
     * Read a mask file. An NRRD file may hold several masks in one, as 3D Slicer writes overlapping segments: voxels are
     * vectors then.
     *
     * @param channel the component of such voxels, from 0 (PyRadiomics {@code label_channel}); has no effect on others
     * @throws ImageFileException when there is no such component, or as for {@link #read}
     */
    public static ImageFile readMask(Path file, int channel) throws IOException {
        return switch (format(file)) {
            case NRRD -> NrrdReader.readComponent(file, channel);
            case NIFTI -> NiftiReader.read(file);
        };
    }

    private enum Format {
        NRRD,
        NIFTI
    }

    private static Format format(Path file) throws IOException {
        byte[] start = new byte[4];
        int length;
        try (InputStream in = Files.newInputStream(file)) {
            length = in.readNBytes(start, 0, start.length);
        }
        if (length == start.length && NrrdReader.recognises(start)) {
            return Format.NRRD;
        }
        if (length == start.length && NiftiReader.recognises(start)) {
            return Format.NIFTI;
        }
        throw new ImageFileException(file, "is neither NRRD nor NIfTI by its first bytes");
    }

    /**
     * The voxels that carry a label; fractions are cut off first, as PyRadiomics does.
     *
     * @throws ImageFileException when no voxel carries it; the message lists the labels there are
     */
    public Mask mask(int label) throws ImageFileException {
        double[] values = volume.values();
        boolean[] inside = new boolean[values.length];
        boolean found = false;
        for (int n = 0; n < values.length; n++) {
            inside[n] = (long) values[n] == label;
            found |= inside[n];
        }
        if (!found) {
            throw new ImageFileException(file, "no voxel has label " + label + "; " + labels(values));
        }
        return new Mask(volume.geometry(), inside);
    }

    private static String labels(double[] values) {
        TreeSet<Long> labels = new TreeSet<>();
        for (double v : values) {
            if ((long) v != 0 && labels.size() <= LABELS_IN_MESSAGE) {
                labels.add((long) v);
            }
        }
        if (labels.isEmpty()) {
            return "all voxels are 0";
        }
        return labels.size() > LABELS_IN_MESSAGE
                ? "there are more than " + LABELS_IN_MESSAGE + " other values, so this may not be a mask"
                : "labels in the file: " + labels;
    }
}
