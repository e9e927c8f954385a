package org.deltarad.node.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Synthetic cases for batches: images of 6 x 6 x 4 voxels with values from a seed, masks with labels 1 and 2. */
final class BatchCases {
    private static final int WIDTH = 6;
    private static final int DEPTH = 4;

    private final Path folder;

    BatchCases(Path folder) {
        this.folder = folder;
    }

    /** A NRRD image of 16-bit numbers. */
    Path image(String name, int seed) {
        StringBuilder text = header("short");
        for (int n = 0; n < WIDTH * WIDTH * DEPTH; n++) {
            text.append(value(seed, n)).append('\n');
        }
        return write(name, text.toString());
    }

    private static int value(int seed, int n) {
        return (n * (seed + 3) * 37 + n * n * 11) % 211;
    }

    /** A NRRD mask: label 1 in the half of small x, label 2 in a part of the other. */
    Path mask(String name) {
        StringBuilder text = header("uchar");
        for (int n = 0; n < WIDTH * WIDTH * DEPTH; n++) {
            text.append(label(n)).append('\n');
        }
        return write(name, text.toString());
    }

    private static int label(int n) {
        int x = n % WIDTH;
        return x < 3 ? 1 : x < 5 ? 2 : 0;
    }

    /** The same image and grid as NIfTI-1, in RAS. */
    Path nifti(String name, int seed) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(352 + 2 * WIDTH * WIDTH * DEPTH).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, 348);
        short[] dim = {3, WIDTH, WIDTH, DEPTH, 1, 1, 1, 1};
        for (int n = 0; n < dim.length; n++) {
            b.putShort(40 + 2 * n, dim[n]);
        }
        b.putShort(70, (short) 4).putShort(72, (short) 16);
        float[] pixdim = {1, 1, 1, 2};
        for (int n = 0; n < pixdim.length; n++) {
            b.putFloat(76 + 4 * n, pixdim[n]);
        }
        b.putFloat(108, 352).putFloat(112, 1).putShort(254, (short) 1);
        float[] affine = {-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 2, 0};
        for (int n = 0; n < affine.length; n++) {
            b.putFloat(280 + 4 * n, affine[n]);
        }
        b.put(344, new byte[] {'n', '+', '1', 0});
        for (int n = 0; n < WIDTH * WIDTH * DEPTH; n++) {
            b.putShort(352 + 2 * n, (short) value(seed, n));
        }
        return Files.write(folder.resolve(name), b.array());
    }

    /** A table of cases. */
    Path table(String text) {
        return write("cases.csv", text);
    }

    private static StringBuilder header(String type) {
        return new StringBuilder("NRRD0004\ntype: " + type + "\ndimension: 3\nspace: left-posterior-superior\nsizes: "
                + WIDTH + " " + WIDTH + " " + DEPTH
                + "\nspace directions: (1,0,0) (0,1,0) (0,0,2)\nencoding: ascii\nspace origin: (0,0,0)\n\n");
    }

    private Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
