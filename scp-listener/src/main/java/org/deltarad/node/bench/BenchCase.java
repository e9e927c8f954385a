package org.deltarad.node.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.ImageFile;

/**
 * An image and a mask to measure with.
 *
 * @param image textured, whole numbers
 * @param mask  a lump with an uneven border
 */
record BenchCase(Volume image, Mask mask) {
    /** Where PyRadiomics' brain1 is looked for. */
    static final String FOLDER = "deltarad.bench.brain1";

    /**
     * A lump in the middle of a grid of cubes of 1 mm, the same at every call.
     *
     * @param voxels how many are inside, roughly
     */
    static BenchCase synthetic(GridSize size, int voxels) {
        double[] values = new double[size.voxels()];
        boolean[] inside = new boolean[size.voxels()];
        double flattening = Math.min(1, 0.8 * size.z() / (2 * Math.cbrt(voxels * 3 / (4 * Math.PI))));
        double radius = Math.cbrt(voxels * 3 / (4 * Math.PI) / flattening);
        for (int k = 0, n = 0; k < size.z(); k++) {
            for (int j = 0; j < size.y(); j++) {
                for (int i = 0; i < size.x(); i++, n++) {
                    double x = i - size.x() / 2;
                    double y = j - size.y() / 2;
                    double z = (k - size.z() / 2) / flattening;
                    double uneven = 1 + 0.08 * Math.sin(x / 4.0 + z / 3.0) * Math.cos(y / 5.0);
                    inside[n] = x * x + y * y + z * z <= radius * radius * uneven;
                    values[n] = intensity(i, j, k);
                }
            }
        }
        Geometry geometry = Geometry.axisAligned(size, new Vector3(1, 1, 1));
        return new BenchCase(new Volume(geometry, values, ScalarType.INT16), new Mask(geometry, inside));
    }

    /** Waves and noise; the noise by the primes of Teschner et al. (VMV 2003), which hash places. */
    private static double intensity(int i, int j, int k) {
        int hash = i * 73856093 ^ j * 19349663 ^ k * 83492791;
        int noise = (hash >>> 13 & 63) + (hash >>> 7 & 63);
        return 400 + noise + Math.rint(200 * Math.sin(i / 9.0) * Math.cos(j / 7.0) + 150 * Math.sin(k / 6.0));
    }

    /** PyRadiomics' test image, when the folder of {@link #FOLDER} holds it. */
    static Optional<BenchCase> brain1() {
        String folder = System.getProperty(FOLDER, "");
        Path image = Path.of(folder, "brain1_image.nrrd");
        if (folder.isEmpty() || !Files.isReadable(image)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BenchCase(
                    ImageFile.read(image).volume(),
                    ImageFile.read(image.resolveSibling("brain1_label.nrrd")).mask(1)));
        } catch (IOException e) {
            throw new UncheckedIOException("brain1 cannot be read from " + folder, e);
        }
    }

    /** The folder of brain1 beside the project, {@code ../shared/refs/pyradiomics}; empty when there is none. */
    static Optional<Path> brain1Folder() {
        Path home = Path.of(System.getProperty("deltarad.home", "")).toAbsolutePath();
        for (Path folder = home; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/refs/pyradiomics");
            if (Files.isReadable(candidate.resolve("brain1_image.nrrd"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
