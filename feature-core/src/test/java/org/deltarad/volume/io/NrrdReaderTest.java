package org.deltarad.volume.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPOutputStream;
import org.deltarad.testing.SharedReferences;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NrrdReaderTest {
    private static final GridSize SIZE = new GridSize(2, 3, 1);
    private static final String SIZES = "dimension: 3\nsizes: 2 3 1\n";
    private static final double[] SIGNED = {-3, 0, 1, 2, 100, 127};
    private static final double[] UNSIGNED = {0, 1, 2, 3, 200, 255};

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "signed char, 1, INT8",
        "uchar, 1, UINT8",
        "short, 2, INT16",
        "unsigned short, 2, UINT16",
        "int, 4, INT32",
        "uint32, 4, UINT32",
        "long long, 8, INT64",
        "uint64_t, 8, UINT64",
        "float, 4, FLOAT32",
        "double, 8, FLOAT64"
    })
    void allScalarTypesInBothByteOrdersAndAllEncodings(String name, int bytes, ScalarType type) throws IOException {
        double[] values = type.name().startsWith("U") ? UNSIGNED : SIGNED;
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            byte[] raw = bytes(values, type, bytes, order);
            String endian = "endian: " + (order == ByteOrder.LITTLE_ENDIAN ? "little" : "big") + "\n";
            for (String encoding : new String[] {"raw", "gzip", "ascii"}) {
                byte[] data =
                        switch (encoding) {
                            case "raw" -> raw;
                            case "gzip" -> gzip(raw);
                            default -> text(values);
                        };
                ImageFile image = read(
                        "NRRD0004\ntype: " + name + "\n" + SIZES + endian + "encoding: " + encoding + "\n\n", data);
                assertThat(image.volume().values())
                        .as(name + " " + order + " " + encoding)
                        .isEqualTo(values);
                assertThat(image.integral()).isEqualTo(!type.name().startsWith("FLOAT"));
                assertThat(image.volume().type()).isEqualTo(type);
            }
        }
    }

    /** As 3D Slicer writes overlapping segments. */
    @Test
    void oneOfSeveralMasks() throws IOException {
        byte[] pairs = {1, 0, 1, 2, 0, 2, 0, 0, 0, 0, 1, 2};
        for (String kind : new String[] {"list", "vector"}) {
            Path file = write(
                    "NRRD0004\ntype: uchar\ndimension: 4\nsizes: 2 2 3 1\nkinds: " + kind
                            + " domain domain domain\nspace: left-posterior-superior\n"
                            + "space directions: none (2,0,0) (0,2,0) (0,0,3)\nspace origin: (5,6,7)\nencoding: raw\n\n",
                    pairs);
            assertThat(ImageFile.readMask(file, 0).volume().values()).containsExactly(1, 1, 0, 0, 0, 1);
            assertThat(ImageFile.readMask(file, 1).mask(2).inside())
                    .containsExactly(false, true, true, false, false, true);
            assertThat(ImageFile.readMask(file, 1).volume().geometry().spacing())
                    .isEqualTo(new Vector3(2, 2, 3));
            assertThatThrownBy(() -> ImageFile.readMask(file, 2))
                    .isInstanceOf(ImageFileException.class)
                    .hasMessageContaining("has 2 components (label_channel 0 to 1), not 2");
            assertThatThrownBy(() -> ImageFile.read(file))
                    .isInstanceOf(ImageFileException.class)
                    .hasMessageContaining("has 2 values for each voxel");
        }
    }

    @Test
    void aScalarMaskHasNoChannels() throws IOException {
        Path file = write("NRRD0004\ntype: uchar\n" + SIZES + "encoding: raw\n\n", new byte[] {0, 1, 0, 1, 1, 0});
        assertThat(ImageFile.readMask(file, 3).mask(1).count()).isEqualTo(3);
    }

    @Test
    void extremesOfWideTypes() throws IOException {
        byte[] ones = new byte[8 * SIZE.voxels()];
        Arrays.fill(ones, (byte) 0xff);
        String head = "NRRD0001\n" + SIZES + "endian: big\nencoding: raw\ntype: ";
        assertThat(read(head + "uint64\n\n", ones).volume().values()).containsOnly(0x1p64);
        assertThat(read(head + "int64\n\n", ones).volume().values()).containsOnly(-1);
        assertThat(read(head + "uint\n\n", ones).volume().values()).containsOnly(4294967295.0);
    }

    /** The same grid, told in three coordinate systems. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "left-posterior-superior | (0,0.5,0) (0,0,-0.5) (3,0,0) | (10,-20,30)",
                "LPS                     | (0,0.5,0) (0,0,-0.5) (3,0,0) | (10,-20,30)",
                "right-anterior-superior | (0,-0.5,0) (0,0,-0.5) (-3,0,0) | (-10,20,30)",
                "left-anterior-superior  | (0,-0.5,0) (0,0,-0.5) (3,0,0) | (10,20,30)"
            })
    void spacesBecomeLps(String space, String directions, String origin) throws IOException {
        Geometry geometry = read(
                        "NRRD0005\ntype: uchar\n" + SIZES + "encoding: raw\nspace: " + space + "\nspace directions: "
                                + directions + "\nspace origin: " + origin + "\n\n",
                        new byte[6])
                .volume()
                .geometry();
        assertThat(geometry)
                .isEqualTo(new Geometry(
                        SIZE,
                        new Vector3(10, -20, 30),
                        new Vector3(0.5, 0.5, 3),
                        new Vector3(0, 1, 0),
                        new Vector3(0, 0, -1),
                        new Vector3(1, 0, 0)));
    }

    @Test
    void spacingsAloneGiveAnAlignedGrid() throws IOException {
        Geometry geometry = read(
                        "NRRD0001\ntype: uchar\n" + SIZES + "spacings: 0.5 0.75 3\nencoding: raw\n\n", new byte[6])
                .volume()
                .geometry();
        assertThat(geometry).isEqualTo(Geometry.axisAligned(SIZE, new Vector3(0.5, 0.75, 3)));
    }

    @Test
    void detachedDataWithSkips() throws IOException {
        byte[] raw = bytes(SIGNED, ScalarType.INT16, 2, ByteOrder.LITTLE_ENDIAN);
        String head = "NRRD0004\n# comment\nkey:=value\ntype: short\n" + SIZES + "endian: little\n";
        Files.write(folder.resolve("a.raw"), concat("one line\n12".getBytes(StandardCharsets.US_ASCII), raw));
        ImageFile skipped = read(head + "encoding: raw\ndata file: a.raw\nline skip: 1\nbyte skip: 2\n", new byte[0]);
        assertThat(skipped.volume().values()).isEqualTo(SIGNED);
        ImageFile last = read(head + "encoding: raw\ndatafile: a.raw\nbyte skip: -1", new byte[0]);
        assertThat(last.volume().values()).isEqualTo(SIGNED);
        Files.write(folder.resolve("a.raw.gz"), gzip(raw));
        ImageFile deflated = read(head + "encoding: gz\ndata file: a.raw.gz\r\n", new byte[0]);
        assertThat(deflated.volume().values()).isEqualTo(SIGNED);
    }

    @Test
    void aSizeThatTheFileCannotHoldIsRefusedBeforeMemoryIsTaken() {
        String head = "NRRD0004\ntype: double\ndimension: 3\nsizes: 2000 1000 1000\nendian: little\nencoding: ";
        assertThatThrownBy(() -> read(head + "raw\n\n", new byte[100]))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("too short: 2000000000 voxels need 16000000000 bytes");
        assertThatThrownBy(() -> read(head + "gzip\n\n", gzip(new byte[100])))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("too short");
        assertThatThrownBy(() -> read(head + "ascii\n\n", text(SIGNED)))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("too short");
        assertThatThrownBy(() -> read(head.replace("2000 ", "2000000 ") + "raw\n\n", new byte[100]))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("not a grid that fits into memory");
    }

    @Test
    void truncatedDataIsNamed() {
        String head = "NRRD0004\ntype: short\n" + SIZES + "endian: little\nencoding: ";
        assertThatThrownBy(() -> read(head + "gzip\n\n", gzip(new byte[6])))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("ends after 0 of 6 voxels");
        byte[] cut = Arrays.copyOf(gzip(new byte[12]), 16);
        assertThatThrownBy(() -> read(head + "gzip\n\n", cut))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("test.nrrd");
        byte[] damaged = gzip(new byte[12]);
        damaged[damaged.length - 8]++;
        assertThatThrownBy(() -> read(head + "gzip\n\n", damaged))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> read(head + "ascii\n\n", "1 2 3 4 5 x".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("voxel 5 is not a number: x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: block",
                "dimension: 4",
                "sizes: 2 3",
                "sizes: 2 -3 1",
                "sizes: a b c",
                "encoding: bzip2",
                "endian: middle",
                "byte skip: -2",
                "data file: LIST",
                "data file: slice%03d.raw",
                "data file: missing.raw",
                "space directions: (1,0,0) (2,0,0) (0,0,1)",
                "space directions: (1,0,0) (0,1,0)",
                "space directions: (1,0) (0,1) (1,1)",
                "space directions: none (1,0,0) (0,1,0)",
                "spacings: 1 0 1",
                "space: right-anterior-superior-time\nspace directions: (1,0,0) (0,1,0) (0,0,1)"
            })
    void headersThatAreNoScalarVolumeAreRefused(String line) {
        String head = "NRRD0004\ntype: short\n" + SIZES + "endian: little\nencoding: raw\n" + line + "\n\n";
        assertThatThrownBy(() -> read(head, new byte[12]))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("test.nrrd");
    }

    @Test
    void missingFieldsAreNamed() {
        assertThatThrownBy(() -> read("NRRD0004\ntype: short\n" + SIZES + "encoding: raw\n\n", new byte[12]))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("no field endian");
        assertThatThrownBy(() -> read("NRRD0009\n\n", new byte[12]))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("NRRD0009");
    }

    /** Numbers from the diagnostics of PyRadiomics' baseline tables and the text of the file's own header. */
    @Test
    void anImageOfPyRadiomics() throws Exception {
        Path file = SharedReferences.require("pyradiomics/brain1_image.nrrd");
        ImageFile image = ImageFile.read(file);
        double[] values = image.volume().values();
        assertThat(image.integral()).isTrue();
        assertThat(image.volume().mean()).isEqualTo(385.6564080810547);
        assertThat(DoubleStream.of(values).min()).hasValue(0);
        assertThat(DoubleStream.of(values).max()).hasValue(3057);
        Geometry geometry = image.volume().geometry();
        assertThat(geometry.size()).isEqualTo(new GridSize(256, 256, 25));
        assertThat(geometry.origin()).isEqualTo(new Vector3(-99.60937499999999, 99.60937499999999, -77.99999999999996));
        assertThat(geometry.spacing())
                .isEqualTo(new Vector3(0.7812499999999999, 0.7812499999999999, 6.499999999999998));
        assertThat(geometry.rowDirection()).isEqualTo(new Vector3(0, -1, 0));
        assertThat(ImageFile.read(file.resolveSibling("brain1_label.nrrd"))
                        .mask(1)
                        .count())
                .isEqualTo(4137);
    }

    private ImageFile read(String header, byte[] data) throws IOException {
        return NrrdReader.read(write(header, data));
    }

    private Path write(String header, byte[] data) throws IOException {
        Path file = folder.resolve("test.nrrd");
        return Files.write(file, concat(header.getBytes(StandardCharsets.US_ASCII), data));
    }

    private static byte[] concat(byte[] a, byte[] b) {
        return ByteBuffer.allocate(a.length + b.length).put(a).put(b).array();
    }

    private static byte[] text(double[] values) {
        return DoubleStream.of(values)
                .mapToObj(v -> v == Math.rint(v) ? String.valueOf((long) v) : String.valueOf(v))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] gzip(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream deflated = new GZIPOutputStream(out)) {
            deflated.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(double[] values, ScalarType type, int size, ByteOrder order) {
        ByteBuffer buffer = ByteBuffer.allocate(size * values.length).order(order);
        for (double v : values) {
            switch (type) {
                case INT8, UINT8 -> buffer.put((byte) v);
                case INT16, UINT16 -> buffer.putShort((short) v);
                case INT32, UINT32 -> buffer.putInt((int) v);
                case INT64, UINT64 -> buffer.putLong((long) v);
                case FLOAT32 -> buffer.putFloat((float) v);
                case FLOAT64 -> buffer.putDouble(v);
            }
        }
        return buffer.array();
    }
}
