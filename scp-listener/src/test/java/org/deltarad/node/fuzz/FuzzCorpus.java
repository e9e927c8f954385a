package org.deltarad.node.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testdata.form.ImageKind;
import org.deltarad.testdata.form.SeriesForms;
import org.deltarad.testdata.form.SeriesForms.Form;
import org.deltarad.testdata.form.StoredImage;
import org.deltarad.testing.ExternalProgram;
import org.opentest4j.TestAbortedException;

/**
 * Whole files to be mutated: a folder for each kind, with the file to mutate and those that are read with it. Compressed
 * ones are made by dcmtk and gdcm; without them these kinds are left out, which is printed.
 */
final class FuzzCorpus {
    /** Name of the file to mutate. */
    static final String FILE = "file";

    /** Folder of files that are mutated no further; each is named by its kind. */
    static final String BOMBS = "bombs";

    private static final int BOMB_BYTES = 100_000_000;
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();
    private static final String LABEL_MAP_CLASS = "1.2.840.10008.5.1.4.1.1.66.7";
    private static final int META_GROUP_LENGTH = 140;

    private final Path folder;
    private final SyntheticSeries series;
    private final StoredImage image;

    private FuzzCorpus(Path folder) {
        this.folder = folder;
        this.series = SyntheticPatient.builder(15)
                .protocol(ScanProtocol.standard().with(new Sampling(40, 36, 8, 4, 8, 9, 12)))
                .build()
                .baseline();
        this.image = StoredImage.of(series);
    }

    static void write(Path folder) throws Exception {
        new FuzzCorpus(folder).write();
    }

    /** Kinds that the folder has. */
    static List<FuzzKind> kinds(Path folder) {
        return Arrays.stream(FuzzKind.values())
                .filter(k -> Files.exists(folder.resolve(k.name()).resolve(FILE)))
                .toList();
    }

    /** Bytes of a Part 10 file before its data set. */
    static int metaLength(byte[] part10) {
        return META_GROUP_LENGTH
                + 4
                + ByteBuffer.wrap(part10).order(ByteOrder.LITTLE_ENDIAN).getInt(META_GROUP_LENGTH);
    }

    private void write() throws Exception {
        SeriesForms forms = new SeriesForms(series);
        classic(FuzzKind.MR, forms.classic(ImageKind.MR, image));
        classic(FuzzKind.CT, forms.classic(ImageKind.CT, image));
        classic(FuzzKind.PT, forms.classic(ImageKind.PT, image));
        encoded(FuzzKind.IMPLICIT_VR, FuzzKind.MR, "dcmconv", "+ti");
        encoded(FuzzKind.BIG_ENDIAN, FuzzKind.MR, "dcmconv", "+tb");
        encoded(FuzzKind.DEFLATED, FuzzKind.MR, "dcmconv", "+td");
        encoded(FuzzKind.RLE, FuzzKind.MR, "dcmcrle");
        encoded(FuzzKind.JPEG_LOSSLESS, FuzzKind.MR, "dcmcjpeg", "+e1");
        encoded(FuzzKind.JPEG_LS, FuzzKind.MR, "dcmcjpls");
        encoded(FuzzKind.JPEG_2000, FuzzKind.MR, "gdcmconv", "--j2k");
        whole(FuzzKind.ENHANCED_MR, forms.enhanced(ImageKind.MR, image));
        whole(FuzzKind.ENHANCED_CT, forms.enhancedShuffled(ImageKind.CT, image));
        whole(FuzzKind.ENHANCED_PT, forms.enhanced(ImageKind.PT, image));
        whole(FuzzKind.LEGACY_CONVERTED_MR, forms.legacyConverted(ImageKind.MR, image));
        encoded(FuzzKind.ENHANCED_JPEG_LS, FuzzKind.ENHANCED_MR, "dcmcjpls");
        Form masked = forms.classic(ImageKind.MR, image);
        mask(FuzzKind.RTSTRUCT, masked, masked.rtStruct());
        mask(FuzzKind.SEG_BINARY, masked, masked.seg());
        mask(FuzzKind.SEG_FRACTIONAL, masked, fractional(masked.seg()));
        mask(FuzzKind.SEG_LABELMAP, masked, labelMap(masked.seg()));
        file(FuzzKind.NRRD, nrrd("raw"));
        file(FuzzKind.NRRD_GZIP, nrrd("gzip"));
        file(FuzzKind.NRRD_TEXT, nrrd("ascii"));
        file(FuzzKind.NIFTI, nifti());
        file(FuzzKind.NIFTI_GZIP, gzip(nifti()));
        bombs();
    }

    /** Little files that are much when they are inflated. */
    private void bombs() throws IOException {
        byte[] header = new String(nrrd("gzip"), StandardCharsets.ISO_8859_1)
                .replaceFirst("(?s)\n\n.*", "\n\n")
                .replace("sizes: 12 10 8", "sizes: 368 368 368")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] zeros = new byte[BOMB_BYTES];
        bomb(FuzzKind.NRRD_GZIP, Mutation.join(header, gzip(zeros)));
        ByteBuffer nifti = ByteBuffer.wrap(nifti()).order(ByteOrder.LITTLE_ENDIAN);
        nifti.putShort(42, (short) 368).putShort(44, (short) 368).putShort(46, (short) 368);
        bomb(FuzzKind.NIFTI_GZIP, gzip(Mutation.join(nifti.array(), zeros)));
        Path deflated = folder.resolve(FuzzKind.DEFLATED.name()).resolve(FILE);
        if (Files.exists(deflated)) {
            ByteBuffer pixels = ByteBuffer.allocate(12 + BOMB_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            pixels.putShort((short) 0x7fe0).putShort((short) 0x0010);
            pixels.put((byte) 'O').put((byte) 'W').putShort((short) 0).putInt(BOMB_BYTES);
            byte[] file = Files.readAllBytes(deflated);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(file, 0, metaLength(file));
            try (OutputStream deflate = new DeflaterOutputStream(out, new Deflater(1, true))) {
                deflate.write(pixels.array());
            }
            bomb(FuzzKind.DEFLATED, out.toByteArray());
        }
    }

    private void bomb(FuzzKind kind, byte[] bytes) throws IOException {
        Files.write(Files.createDirectories(folder.resolve(BOMBS)).resolve(kind.name()), bytes);
    }

    private void classic(FuzzKind kind, Form form) throws Exception {
        for (int k = 1; k < form.images().size(); k++) {
            write(form.images().get(k), file(kind, String.format("%02d.dcm", k)));
        }
        write(form.images().get(0), file(kind, FILE));
    }

    private void whole(FuzzKind kind, Form form) throws Exception {
        write(form.images().get(0), file(kind, FILE));
    }

    private void mask(FuzzKind kind, Form form, Dataset mask) throws Exception {
        for (int k = 0; k < form.images().size(); k++) {
            write(form.images().get(k), file(kind, String.format("%02d.dcm", k)));
        }
        write(mask, file(kind, FILE));
    }

    private void encoded(FuzzKind kind, FuzzKind of, String program, String... options) throws Exception {
        try (var originals = Files.list(folder.resolve(of.name()))) {
            for (Path original : originals.toList()) {
                List<Object> arguments = new ArrayList<>(List.of(options));
                arguments.add(original);
                arguments.add(file(kind, original.getFileName().toString()));
                ExternalProgram.runWell(program, arguments.toArray());
            }
        } catch (TestAbortedException e) {
            System.out.println("fuzz: without " + kind);
        }
    }

    private Path file(FuzzKind kind, String name) throws IOException {
        return Files.createDirectories(folder.resolve(kind.name())).resolve(name);
    }

    private void file(FuzzKind kind, byte[] bytes) throws IOException {
        Files.write(file(kind, FILE), bytes);
    }

    private static void write(Dataset dataset, Path file) throws Exception {
        try (OutputStream out = Files.newOutputStream(file)) {
            CODEC.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, dataset), out);
        }
    }

    private static Dataset fractional(Dataset binary) {
        return bytes(binary, 255)
                .text(Tag.SegmentationType, "FRACTIONAL")
                .text(Tag.SegmentationFractionalType, "PROBABILITY")
                .numbers(Tag.MaximumFractionalValue, 255)
                .build();
    }

    private static Dataset labelMap(Dataset binary) {
        return bytes(binary, 1)
                .text(Tag.SOPClassUID, LABEL_MAP_CLASS)
                .text(Tag.SegmentationType, "LABELMAP")
                .remove(Tag.SegmentsOverlap)
                .build();
    }

    /** A cell of 8 bits for each bit. */
    private static Dataset.Builder bytes(Dataset binary, int inside) {
        ByteBuffer bits =
                ((Element.Bulk) binary.get(Tag.PixelData).orElseThrow()).data().bytes();
        byte[] cells = new byte[8 * bits.remaining()];
        for (int n = 0; n < cells.length; n++) {
            cells[n] = (byte) ((bits.get(bits.position() + n / 8) >> n % 8 & 1) * inside);
        }
        return binary.toBuilder()
                .numbers(Tag.BitsAllocated, 8)
                .numbers(Tag.BitsStored, 8)
                .numbers(Tag.HighBit, 7)
                .bulk(Tag.PixelData, VR.OB, cells);
    }

    private byte[] nrrd(String encoding) throws IOException {
        String header = """
                NRRD0004
                # a comment
                type: short
                dimension: 3
                space: left-posterior-superior
                sizes: 12 10 8
                space directions: (1,0,0) (0,1,0) (0,0,2.5)
                kinds: domain domain domain
                endian: little
                encoding: %s
                space origin: (-10,-20,5)
                key:=value

                """.formatted(encoding);
        byte[] data =
                switch (encoding) {
                    case "gzip" -> gzip(cells());
                    case "ascii" -> "1 2 0 3 1 4\n".repeat(160).getBytes(StandardCharsets.US_ASCII);
                    default -> cells();
                };
        return Mutation.join(header.getBytes(StandardCharsets.US_ASCII), data);
    }

    private static byte[] cells() {
        ByteBuffer b = ByteBuffer.allocate(2 * 12 * 10 * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; b.hasRemaining(); n++) {
            b.putShort((short) (n * 37 % 5));
        }
        return b.array();
    }

    /** NIfTI-1 with qform and sform. */
    private static byte[] nifti() {
        ByteBuffer b = ByteBuffer.allocate(352).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0, 348);
        b.putShort(40, (short) 3)
                .putShort(42, (short) 12)
                .putShort(44, (short) 10)
                .putShort(46, (short) 8);
        b.putShort(48, (short) 1)
                .putShort(50, (short) 1)
                .putShort(52, (short) 1)
                .putShort(54, (short) 1);
        b.putShort(70, (short) 4).putShort(72, (short) 16);
        b.putFloat(76, 1).putFloat(80, 1).putFloat(84, 1).putFloat(88, 2.5f);
        b.putFloat(108, 352).putFloat(112, 1);
        b.put(123, (byte) 2);
        b.putShort(252, (short) 1).putShort(254, (short) 1);
        b.putFloat(268, -10).putFloat(272, -20).putFloat(276, 5);
        b.putFloat(280, 1).putFloat(292, -10).putFloat(300, 1).putFloat(308, -20);
        b.putFloat(320, 2.5f).putFloat(324, 5);
        b.put(344, (byte) 'n').put(345, (byte) '+').put(346, (byte) '1');
        return Mutation.join(b.array(), cells());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
