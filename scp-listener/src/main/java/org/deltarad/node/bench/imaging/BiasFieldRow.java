package org.deltarad.node.bench.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.deltarad.image.ImageException;
import org.deltarad.image.biasfield.N4BiasFieldCorrection;
import org.deltarad.image.biasfield.N4Settings;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/**
 * N4 of a volume of 256 x 256 x 40 in memory. Beside it stands ITK's time for the same image, mask and settings, from a small
 * program that is compiled for the purpose (n4_time.cpp), where g++ and ITK 5.2's headers are installed.
 *
 * @param shrinkFactor of the fit; 4 is the default of the presets
 * @param goalMillis   of the issue
 * @param besideItk    whether ITK is measured, too: on the whole grid it takes minutes
 */
record BiasFieldRow(int shrinkFactor, OptionalDouble goalMillis, boolean besideItk) implements ImagingRow {
    private static final GridSize SIZE = new GridSize(256, 256, 40);
    private static final int[] TISSUES = {300, 450, 700};
    private static final Path ITK = Path.of("/usr/include/ITK-5.2");
    private static final List<String> LIBRARIES =
            List.of("Statistics", "Transform", "Common", "vnl_algo", "vnl", "sys");

    static BiasFieldRow usual() {
        return new BiasFieldRow(N4Settings.DEFAULTS.shrinkFactor(), OptionalDouble.of(3000), true);
    }

    static BiasFieldRow whole() {
        return new BiasFieldRow(1, OptionalDouble.of(3000), false);
    }

    @Override
    public String name() {
        return "N4 " + SIZE.x() + " x " + SIZE.y() + " x " + SIZE.z() + ", shrink factor " + shrinkFactor;
    }

    @Override
    public Task prepare(Path folder) throws IOException {
        Volume image = image();
        N4BiasFieldCorrection correction =
                new N4BiasFieldCorrection(N4Settings.DEFAULTS.withShrinkFactor(shrinkFactor));
        int shrink = shrinkFactor;
        boolean itk = besideItk;
        return new Task() {
            @Override
            public void run() throws IOException {
                try {
                    correction.apply(image);
                } catch (ImageException e) {
                    throw new IOException(e.getMessage(), e);
                }
            }

            @Override
            public String beside() throws IOException, InterruptedException {
                return itk ? itk(folder, shrink) : "ITK not measured: it takes minutes here";
            }
        };
    }

    private static String itk(Path folder, int shrink) throws IOException, InterruptedException {
        if (!Files.isDirectory(ITK)) {
            return "ITK left out: " + ITK + " is not installed (libinsighttoolkit5-dev)";
        }
        Path source = folder.resolve("n4_time.cpp");
        try (InputStream in = BiasFieldRow.class.getResourceAsStream("n4_time.cpp")) {
            Files.copy(in, source);
        }
        Path program = folder.resolve("n4_time");
        List<Object> compile = new ArrayList<>(List.of("-O2", "-std=c++14", "-w", "-I" + ITK, source, "-o", program));
        LIBRARIES.forEach(l -> compile.add((l.startsWith("vnl") || l.equals("sys") ? "-litk" : "-lITK") + l + "-5.2"));
        try {
            Program.run("g++", compile);
        } catch (MissingProgramException e) {
            return "ITK left out: " + e.getMessage();
        }
        Process process = new ProcessBuilder(program.toString(), Integer.toString(shrink))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (process.waitFor() != 0) {
            return "ITK left out: its program ended with " + process.exitValue();
        }
        return String.format(Locale.ROOT, "ITK 5.2, one thread: %.0f ms", Double.parseDouble(said));
    }

    /** An ellipsoid of three tissues with noise under a smooth factor; n4_time.cpp has the same. */
    private static Volume image() {
        double[] values = new double[SIZE.voxels()];
        for (int z = 0, n = 0; z < SIZE.z(); z++) {
            for (int y = 0; y < SIZE.y(); y++) {
                for (int x = 0; x < SIZE.x(); x++, n++) {
                    values[n] = value(x, y, z);
                }
            }
        }
        return new Volume(Geometry.axisAligned(SIZE, new Vector3(0.75, 0.75, 2.5)), values, ScalarType.INT16);
    }

    private static int value(int x, int y, int z) {
        int noise = (x * 73856093 ^ y * 19349663 ^ z * 83492791) >>> 11 & 31;
        int u = 2000 * x / (SIZE.x() - 1) - 1000;
        int v = 2000 * y / (SIZE.y() - 1) - 1000;
        int w = 2000 * z / (SIZE.z() - 1) - 1000;
        if (u * u + v * v + w * w / 2 > 900_000) {
            return noise / 4;
        }
        int tissue = TISSUES[(3 * x / SIZE.x() + 7 * y / SIZE.y() + 5 * z / SIZE.z()) % 3];
        return (tissue + noise) * (1000 + u / 4 - v * v / 8000 + w / 10 + u * v / 10_000) / 1000;
    }
}
