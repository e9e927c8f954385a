package org.deltarad.volume.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Offset;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiftiReaderTest {
    private static final GridSize SIZE = new GridSize(2, 3, 1);
    private static final short[] VALUES = {-3, 0, 1, 2, 100, 32767};

    /** Single precision in NIfTI-1. */
    private static final Offset<Double> FLOAT = Offset.offset(1e-6);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1, LITTLE", "1, BIG", "2, LITTLE", "2, BIG"})
    void bothVersionsInBothByteOrdersPlainAndCompressed(int version, String order) throws IOException {
        Header header = new Header(version, order);
        header.sform(new double[] {-0.5, 0, 0, 10, 0, -0.5, 0, 20, 0, 0, 3, 30});
        for (boolean compressed : new boolean[] {false, true}) {
            ImageFile image = ImageFile.read(header.write(folder, compressed));
            assertThat(image.volume().values()).containsExactly(-3, 0, 1, 2, 100, 32767);
            assertThat(image.integral()).isTrue();
            assertThat(image.volume().geometry())
                    .isEqualTo(new Geometry(
                            SIZE,
                            new Vector3(-10, -20, 30),
                            new Vector3(0.5, 0.5, 3),
                            new Vector3(1, 0, 0),
                            new Vector3(0, 1, 0),
                            new Vector3(0, 0, 1)));
        }
    }

    /** A quarter turn about z, as quaternion and as matrix, with the slices turned round. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, -1", "2, 1", "2, -1"})
    void qformAndSformOfTheSameGridAgree(int version, int handedness) throws IOException {
        Header byMatrix = new Header(version, "LITTLE");
        byMatrix.sform(new double[] {0, -2, 0, 10, 1, 0, 0, 20, 0, 0, 3.0 * handedness, 30});
        Header byQuaternion = new Header(version, "LITTLE");
        byQuaternion.qform(handedness, new double[] {1, 2, 3}, new double[] {0, 0, Math.sqrt(0.5), 10, 20, 30});
        Geometry a = ImageFile.read(byMatrix.write(folder, false)).volume().geometry();
        Geometry b = ImageFile.read(byQuaternion.write(folder, false)).volume().geometry();
        assertThat(b.sameGridAs(a, FLOAT.value)).isTrue();
        assertThat(a.columnDirection()).isEqualTo(new Vector3(0, -1, 0));
        assertThat(a.sliceDirection()).isEqualTo(new Vector3(0, 0, handedness));
    }

    /** As nibabel, and ITK where the sform's code is that of the scanner: a qform beside it plays no part. */
    @Test
    void theSformIsTakenBeforeTheQform() throws IOException {
        Header header = new Header(1, "BIG");
        header.qform(1, new double[] {1, 2, 3}, new double[] {0, 0, Math.sqrt(0.5), 10, 20, 30});
        header.sform(new double[] {-0.5, 0, 0, 10, 0, -0.5, 0, 20, 0, 0, 3, 31});
        Geometry geometry = ImageFile.read(header.write(folder, true)).volume().geometry();
        assertThat(geometry.origin()).isEqualTo(new Vector3(-10, -20, 31));
        assertThat(geometry.spacing()).isEqualTo(new Vector3(0.5, 0.5, 3));
    }

    /**
     * The quaternion (a, b, c, d) = (0.5, 0.5, 0.5, 0.5) turns x to y, y to z and z to x; in LPS, x and y change their
     * sign.
     */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, -1", "2, 1", "2, -1"})
    void qformOfATurnAboutTheDiagonal(int version, int handedness) throws IOException {
        Header header = new Header(version, "BIG");
        header.qform(handedness, new double[] {1, 2, 3}, new double[] {0.5, 0.5, 0.5, 10, 20, 30});
        Geometry g = ImageFile.read(header.write(folder, false)).volume().geometry();
        assertThat(g.origin()).isEqualTo(new Vector3(-10, -20, 30));
        assertThat(g.columnDirection().minus(new Vector3(0, -1, 0)).norm()).isLessThan(FLOAT.value);
        assertThat(g.rowDirection().minus(new Vector3(0, 0, 1)).norm()).isLessThan(FLOAT.value);
        assertThat(g.sliceDirection().minus(new Vector3(-handedness, 0, 0)).norm())
                .isLessThan(FLOAT.value);
        assertThat(g.spacing().z()).isCloseTo(3, FLOAT);
    }

    /** Voxel (1, 2, 0), the last one, lies where each handedness puts it. */
    @Test
    void mirroredGridsKeepTheirVoxels() throws IOException {
        Header radiological = new Header(1, "LITTLE");
        radiological.sform(new double[] {-2, 0, 0, 5, 0, 3, 0, 6, 0, 0, 4, 7});
        Header neurological = new Header(1, "LITTLE");
        neurological.sform(new double[] {2, 0, 0, 5, 0, 3, 0, 6, 0, 0, 4, 7});
        Geometry las =
                ImageFile.read(radiological.write(folder, false)).volume().geometry();
        Geometry ras =
                ImageFile.read(neurological.write(folder, false)).volume().geometry();
        assertThat(las.toPatient(1, 2, 0)).isEqualTo(new Vector3(-3, -12, 7));
        assertThat(ras.toPatient(1, 2, 0)).isEqualTo(new Vector3(-7, -12, 7));
    }

    @Test
    void aSlopeOfZeroOrNoNumberMeansNone() throws IOException {
        for (float slope : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY}) {
            Header header = new Header(1, "LITTLE");
            header.bytes.putFloat(112, slope).putFloat(116, 7);
            ImageFile image = ImageFile.read(header.write(folder, false));
            assertThat(image.volume().values()).as("slope " + slope).containsExactly(-3, 0, 1, 2, 100, 32767);
            assertThat(image.integral()).isTrue();
        }
    }

    @Test
    void masksAreWrittenAndReadBack() throws IOException {
        Geometry oblique = new Geometry(
                new GridSize(4, 3, 2),
                new Vector3(-12.5, 33.25, 7.75),
                new Vector3(0.5, 0.75, 3.5),
                new Vector3(0.96, 0.28, 0),
                new Vector3(-0.28, 0.96, 0),
                new Vector3(0, 0, -1));
        boolean[] inside = new boolean[24];
        for (int n : new int[] {0, 5, 6, 13, 23}) {
            inside[n] = true;
        }
        for (String name : new String[] {"mask.nii", "mask.nii.gz", "mask.nrrd"}) {
            Path file = folder.resolve(name);
            if (name.endsWith("nrrd")) {
                NrrdWriter.write(file, new Mask(oblique, inside));
            } else {
                NiftiWriter.write(file, new Mask(oblique, inside));
            }
            ImageFile read = ImageFile.read(file);
            assertThat(read.mask(1).inside()).as(name).isEqualTo(inside);
            assertThat(read.volume().geometry().sameGridAs(oblique, 1e-5))
                    .as(name)
                    .isTrue();
            assertThat(read.volume().type()).as(name).isEqualTo(ScalarType.UINT8);
        }
    }

    @Test
    void voxelSizesAloneAndOtherUnits() throws IOException {
        Header header = new Header(1, "LITTLE");
        header.bytes.putFloat(80, 500).putFloat(84, 500).putFloat(88, 3000).put(123, (byte) 3);
        Geometry geometry = ImageFile.read(header.write(folder, false)).volume().geometry();
        assertThat(geometry.spacing().x()).isCloseTo(0.5, FLOAT);
        assertThat(geometry.spacing().z()).isCloseTo(3, FLOAT);
        assertThat(geometry.columnDirection()).isEqualTo(new Vector3(-1, 0, 0));
    }

    @Test
    void valuesAreRescaled() throws IOException {
        Header header = new Header(1, "BIG");
        header.bytes.putFloat(112, 0.5f).putFloat(116, -1024);
        ImageFile image = ImageFile.read(header.write(folder, true));
        assertThat(image.volume().values()).startsWith(-1025.5, -1024, -1023.5);
        assertThat(image.integral()).isFalse();
        assertThat(image.volume().type()).as("as ITK's NiftiImageIO").isEqualTo(ScalarType.FLOAT32);
    }

    @Test
    void filesThatAreNoScalarVolumeAreRefused() {
        Header pair = new Header(1, "LITTLE");
        pair.bytes.put(345, (byte) 'i');
        assertRefused(pair, "pairs of .hdr and .img");
        Header series = new Header(1, "LITTLE");
        series.bytes.putShort(40, (short) 4).putShort(48, (short) 20);
        assertRefused(series, "4 axes");
        Header rgb = new Header(1, "LITTLE");
        rgb.bytes.putShort(70, (short) 128);
        assertRefused(rgb, "datatype 128");
        Header huge = new Header(1, "LITTLE");
        huge.bytes.putShort(42, (short) 2000).putShort(44, (short) 1000).putShort(46, (short) 1000);
        assertRefused(huge, "too short: 2000000000 voxels need 4000000000 bytes");
        Header empty = new Header(1, "LITTLE");
        empty.bytes.putShort(42, (short) 0);
        assertRefused(empty, "0 x 3 x 1");
        Header inside = new Header(1, "LITTLE");
        inside.bytes.putFloat(108, 100);
        assertRefused(inside, "vox_offset 100");
        Header flat = new Header(1, "LITTLE");
        flat.sform(new double[] {1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0});
        assertRefused(flat, "do not span a volume");
    }

    @Test
    void damagedFilesAreNamed() throws IOException {
        Path file = new Header(1, "LITTLE").write(folder, true);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {5, 20, 40, whole.length - 12}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ImageFile.read(file))
                    .as("cut to " + length)
                    .isInstanceOf(ImageFileException.class)
                    .hasMessageContaining("test.nii");
        }
        Files.write(file, "GIF89a".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> ImageFile.read(file)).hasMessageContaining("neither NRRD nor NIfTI");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> ImageFile.read(file)).hasMessageContaining("neither NRRD nor NIfTI");
    }

    @Test
    void masksByLabel() throws IOException {
        ImageFile image = ImageFile.read(new Header(1, "LITTLE").write(folder, false));
        assertThat(image.mask(100).inside()).containsExactly(false, false, false, false, true, false);
        assertThatThrownBy(() -> image.mask(7))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("no voxel has label 7; labels in the file: [-3, 1, 2, 100, 32767]");
    }

    private void assertRefused(Header header, String reason) {
        assertThatThrownBy(() -> ImageFile.read(header.write(folder, false)))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("test.nii")
                .hasMessageContaining(reason);
    }

    /** A header of {@link #VALUES} as int16 without orientation; fields by their offsets in nifti1.h and nifti2.h. */
    private static final class Header {
        final ByteBuffer bytes;
        private final boolean second;

        Header(int version, String order) {
            this.second = version == 2;
            this.bytes = ByteBuffer.allocate(second ? 540 : 348)
                    .order(order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(0, bytes.capacity());
            byte[] magic = (second ? "n+2\0\r\n\032\n" : "n+1\0").getBytes(StandardCharsets.US_ASCII);
            bytes.position(second ? 4 : 344).put(magic);
            long[] dim = {3, SIZE.x(), SIZE.y(), SIZE.z(), 1, 1, 1, 1};
            for (int n = 0; n < dim.length; n++) {
                if (second) {
                    bytes.putLong(16 + 8 * n, dim[n]);
                } else {
                    bytes.putShort(40 + 2 * n, (short) dim[n]);
                }
                pixdim(n, 1);
            }
            bytes.putShort(second ? 12 : 70, (short) 4);
            if (second) {
                bytes.putLong(168, 544).putInt(500, 2);
            } else {
                bytes.putFloat(108, 352).put(123, (byte) 2);
            }
        }

        private void pixdim(int n, double value) {
            if (second) {
                bytes.putDouble(104 + 8 * n, value);
            } else {
                bytes.putFloat(76 + 4 * n, (float) value);
            }
        }

        void sform(double[] rows) {
            for (int n = 0; n < rows.length; n++) {
                if (second) {
                    bytes.putInt(348, 1).putDouble(400 + 8 * n, rows[n]);
                } else {
                    bytes.putShort(254, (short) 1).putFloat(280 + 4 * n, (float) rows[n]);
                }
            }
        }

        void qform(int handedness, double[] spacing, double[] quaternionAndOffset) {
            pixdim(0, handedness);
            for (int n = 0; n < spacing.length; n++) {
                pixdim(n + 1, spacing[n]);
            }
            for (int n = 0; n < quaternionAndOffset.length; n++) {
                if (second) {
                    bytes.putInt(344, 1).putDouble(352 + 8 * n, quaternionAndOffset[n]);
                } else {
                    bytes.putShort(252, (short) 1).putFloat(256 + 4 * n, (float) quaternionAndOffset[n]);
                }
            }
        }

        Path write(Path folder, boolean compressed) throws IOException {
            ByteBuffer all = ByteBuffer.allocate(bytes.capacity() + 4 + 2 * VALUES.length)
                    .order(bytes.order())
                    .put(bytes.array())
                    .putInt(0);
            for (short v : VALUES) {
                all.putShort(v);
            }
            Path file = folder.resolve(compressed ? "test.nii.gz" : "test.nii");
            try (OutputStream plain = Files.newOutputStream(file);
                    OutputStream out = compressed ? new GZIPOutputStream(plain) : plain) {
                out.write(all.array());
            }
            return file;
        }
    }
}
