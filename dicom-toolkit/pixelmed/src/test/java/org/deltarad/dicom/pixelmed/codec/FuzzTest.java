package org.deltarad.dicom.pixelmed.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec.Extent;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.contract.Samples;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mutated files, seeded: read from a file and from a stream they are malformed or a data set, the same for both, and what
 * was read can be written in its transfer syntax and read back.
 */
class FuzzTest {
    private static final int MUTANTS = 400;
    private static final int META_END = 300;
    private static final ReadLimits LIMITS = new ReadLimits(16, 1 << 20, 1 << 22);

    private final PixelmedCodec codec = new PixelmedCodec(16 << 20);

    @TempDir
    private Path dir;

    private int malformed;
    private int written;

    @ParameterizedTest
    @ValueSource(
            strings = {
                TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
                EXPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.EXPLICIT_VR_BIG_ENDIAN,
                TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
                TransferSyntax.RLE_LOSSLESS
            })
    void mutantsAreMalformedOrWritable(String syntax) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.write(new DicomFile(syntax, sample(syntax)), out);
        byte[] whole = out.toByteArray();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int seed = 0; seed < MUTANTS; seed++) {
                try {
                    check(mutant(whole, new Random(seed)));
                } catch (DicomException e) {
                    assertThat(e.getMessage()).as("seed %s", seed).isNotBlank();
                } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
                    throw new AssertionError(syntax + ", seed " + seed, e);
                }
            }
        });
        assertThat(malformed).as("malformed mutants").isGreaterThan(MUTANTS / 100);
        assertThat(written).as("mutants written and read back").isGreaterThan(MUTANTS / 100);
    }

    private static Dataset sample(String syntax) {
        Dataset.Builder b = Samples.everyVr().toBuilder()
                .text(Tag.SpecificCharacterSet, "", "ISO 2022 IR 87", "ISO 2022 IR 149")
                .remove(Tag.ImageComments)
                .bulk(Tag.PixelData, VR.OW, new byte[5000]);
        b.items(
                Tag.ContentSequence,
                Dataset.builder()
                        .text(Tag.SpecificCharacterSet, "ISO_IR 192")
                        .text(Tag.PatientName, "Yamada^Tarou=山田^太郎")
                        .build());
        if (syntax.equals(TransferSyntax.RLE_LOSSLESS)) {
            b.bulk(Tag.PixelData, VR.OB, fragments());
        }
        return latin1Free(b.build());
    }

    /** ISO 2022 without Latin-1 takes no umlauts. */
    private static Dataset latin1Free(Dataset d) {
        Dataset.Builder b = d.toBuilder();
        d.elements().forEach((tag, e) -> {
            if (e instanceof Element.Text t && t.vr().usesCharacterSet()) {
                b.put(
                        tag,
                        new Element.Text(
                                t.vr(),
                                t.values().stream()
                                        .map(v -> v.replaceAll("[\\u0080-\\u00ff]", "洪"))
                                        .toList()));
            } else if (e instanceof Element.Sequence s
                    && s.items().stream()
                            .noneMatch(i -> i.get(Tag.SpecificCharacterSet).isPresent())) {
                b.put(
                        tag,
                        new Element.Sequence(
                                s.items().stream().map(FuzzTest::latin1Free).toList()));
            }
        });
        return b.build();
    }

    private static byte[] fragments() {
        byte[] b = new byte[8 + 8 + 100];
        b[0] = b[8] = (byte) 0xfe;
        b[1] = b[9] = (byte) 0xff;
        b[3] = b[11] = (byte) 0xe0;
        b[12] = 100;
        return b;
    }

    private void check(byte[] bytes) throws Exception {
        Path path = Files.write(dir.resolve("mutant.dcm"), bytes);
        DicomFile file;
        try {
            file = codec.read(new ByteArrayInputStream(bytes), Extent.WHOLE, LIMITS);
        } catch (MalformedDicomException e) {
            malformed++;
            Assertions.assertThrows(MalformedDicomException.class, () -> codec.read(path, Extent.WHOLE, LIMITS));
            return;
        }
        assertThat(codec.read(path, Extent.WHOLE, LIMITS)).isEqualTo(file);
        codec.read(path, Extent.BEFORE_PIXEL_DATA, LIMITS);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        codec.writeDataset(file.dataset(), file.transferSyntax(), again);
        try {
            codec.readDataset(
                    new ByteArrayInputStream(again.toByteArray()), file.transferSyntax(), Extent.WHOLE, LIMITS);
        } catch (MalformedDicomException e) {
            throw new AssertionError("what we wrote cannot be read", e);
        }
        written++;
    }

    /** One to three mutations of the data set, sometimes of the File Meta Information. */
    private static byte[] mutant(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int from = random.nextInt(8) == 0 ? 0 : META_END;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = from + random.nextInt(Math.min(bytes.length, 3500) - from);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
                case 3 -> System.arraycopy(bytes, from, bytes, at, Math.min(16, bytes.length - at));
                default -> bytes = without(bytes, at, 1 + random.nextInt(8));
            }
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(bytes, from + random.nextInt(bytes.length - from)) : bytes;
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        int end = Math.min(bytes.length, at + count);
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, shorter, at, bytes.length - end);
        return shorter;
    }
}
