package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.DatasetCodec.Extent.WHOLE;
import static org.deltarad.dicom.TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.AbstractThrowableAssert;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is cut, damaged or made to do harm ends in a typed error, before it costs much. */
abstract class HostileInputContract extends ToolkitPart {
    private static final int ITEM = 0xfffee000;
    private static final int PIXELS = 32;

    /** Every VR and short Pixel Data. */
    private static Dataset small() {
        return Samples.everyVr().toBuilder()
                .bulk(Tag.PixelData, VR.OW, new byte[PIXELS])
                .build();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(dir.resolve("hostile.dcm"), bytes);
    }

    private Path implicit(byte[]... elements) throws IOException {
        return file(Part10Bytes.file(IMPLICIT_VR_LITTLE_ENDIAN, Part10Bytes.join(elements)));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertMalformed(Path file, ReadLimits limits) {
        return assertThatThrownBy(() -> codec().read(file, WHOLE, limits))
                .isInstanceOf(MalformedDicomException.class)
                .hasMessageContaining(file.getFileName().toString());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertMalformed(Path file) {
        return assertMalformed(file, ReadLimits.STANDARD);
    }

    @Test
    void aFileCutAnywhereButBetweenTopLevelElementsIsMalformed() throws Exception {
        Path file = write("a.dcm", small(), EXPLICIT_VR_LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertCutsAreMalformed((int) channel.size(), length -> {
                channel.truncate(length);
                return codec().read(file).dataset();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ReadingContract.EXPLICIT, ReadingContract.IMPLICIT, ReadingContract.BIG_ENDIAN})
    void aStreamCutAnywhereButBetweenTopLevelElementsIsMalformed(String syntax) throws Exception {
        byte[] whole = Files.readAllBytes(write("a.dcm", small(), syntax));
        assertCutsAreMalformed(whole.length, length -> codec().read(
                        new ByteArrayInputStream(whole, 0, length), WHOLE, ReadLimits.STANDARD)
                .dataset());
    }

    private static void assertCutsAreMalformed(int whole, Reading reading) throws DicomException, IOException {
        Set<Integer> elementsRead = new TreeSet<>();
        int accepted = 0;
        for (int length = whole - 1; length >= 0; length--) {
            try {
                elementsRead.add(reading.read(length).elements().size());
                accepted++;
            } catch (MalformedDicomException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
        // one cut before each element but the first
        assertThat(accepted).isEqualTo(small().elements().size() - 1);
        assertThat(elementsRead).hasSize(accepted);
    }

    private interface Reading {
        Dataset read(int length) throws DicomException, IOException;
    }

    @Test
    void aDeflatedFileCutAnywhereIsMalformed() throws Exception {
        byte[] deflated = Part10Bytes.deflate(encode(small(), EXPLICIT_VR_LITTLE_ENDIAN));
        for (int length = 0; length < deflated.length; length++) {
            byte[] cut = Part10Bytes.file(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, Arrays.copyOf(deflated, length));
            assertThatThrownBy(() -> codec().read(new ByteArrayInputStream(cut), WHOLE, ReadLimits.STANDARD))
                    .as("cut after %s bytes", length)
                    .isInstanceOf(MalformedDicomException.class);
        }
        assertThat(codec().read(file(Part10Bytes.file(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, deflated)))
                        .dataset())
                .isEqualTo(small());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ReadingContract.EXPLICIT,
                ReadingContract.IMPLICIT,
                ReadingContract.BIG_ENDIAN,
                ReadingContract.DEFLATED
            })
    void randomDamageEndsInATypedErrorOrADataSet(String syntax) throws Exception {
        byte[] whole = Files.readAllBytes(write("a.dcm", small(), syntax));
        Random random = new Random(20260102);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            int errors = 0;
            for (int i = 0; i < 1500; i++) {
                byte[] damaged = whole.clone();
                for (int k = 0; k < 4; k++) {
                    damaged[132 + random.nextInt(damaged.length - 132)] = (byte) random.nextInt();
                }
                try {
                    codec().read(new ByteArrayInputStream(damaged), WHOLE, ReadLimits.STANDARD);
                } catch (DicomException expected) {
                    errors++;
                }
            }
            assertThat(errors).isGreaterThan(150);
        });
    }

    @Test
    void sequencesNestAsDeepAsTheLimitAllowsAndNoDeeper() throws Exception {
        ReadLimits five = new ReadLimits(5, 1 << 20, 1 << 20);
        assertThat(codec().read(nested(5), WHOLE, five).dataset().items(Tag.ContentSequence))
                .hasSize(1);
        assertMalformed(nested(6), five).hasMessageContaining("deep");
        assertMalformed(nested(ReadLimits.STANDARD.maxDepth() + 1)).hasMessageContaining("deep");
    }

    private Path nested(int depth) throws IOException {
        byte[] inner = Part10Bytes.implicit(Tag.PatientID, 0);
        for (int i = 0; i < depth; i++) {
            inner = Part10Bytes.implicit(Tag.ContentSequence, -1, Part10Bytes.implicit(ITEM, -1, inner));
        }
        return implicit(inner);
    }

    @Test
    void endlessNestingIsMalformedNotAStackOverflow() throws Exception {
        byte[] level = Part10Bytes.join(
                Part10Bytes.implicit(Tag.ContentSequence, Part10Bytes.UNDEFINED),
                Part10Bytes.implicit(ITEM, Part10Bytes.UNDEFINED));
        byte[] levels = new byte[level.length * 100_000];
        for (int at = 0; at < levels.length; at += level.length) {
            System.arraycopy(level, 0, levels, at, level.length);
        }
        assertMalformed(implicit(levels)).hasMessageContaining("deep");
    }

    @ParameterizedTest
    @ValueSource(longs = {0x7fffffffL, 0xfffffffeL})
    void aLengthBeyondTheFileIsMalformedBeforeAnythingIsAllocated(long length) throws Exception {
        assertMalformed(implicit(Part10Bytes.implicit(Tag.ImageComments, length)))
                .hasMessageContaining("ImageComments");
    }

    @Test
    void anElementLongerThanTheLimitIsMalformed() throws Exception {
        Path file = write("a.dcm", Samples.image(), EXPLICIT_VR_LITTLE_ENDIAN);
        int pixels = Samples.SIDE * Samples.SIDE * 2;

        assertThat(codec().read(file, WHOLE, new ReadLimits(64, pixels, 1 << 20))
                        .dataset())
                .isEqualTo(Samples.image());
        assertMalformed(file, new ReadLimits(64, pixels - 1, 1 << 20)).hasMessageContaining("PixelData");
        byte[] bytes = Files.readAllBytes(file);
        assertThatThrownBy(() ->
                        codec().read(new ByteArrayInputStream(bytes), WHOLE, new ReadLimits(64, pixels - 1, 1 << 20)))
                .isInstanceOf(MalformedDicomException.class);
    }

    @Test
    void aFileOrStreamLongerThanTheLimitIsMalformed() throws Exception {
        Path file = write("a.dcm", Samples.image(), EXPLICIT_VR_LITTLE_ENDIAN);
        byte[] bytes = Files.readAllBytes(file);
        ReadLimits exact = new ReadLimits(64, 1 << 20, bytes.length);
        ReadLimits less = new ReadLimits(64, 1 << 20, bytes.length - 1);

        assertThat(codec().read(file, WHOLE, exact).dataset()).isEqualTo(Samples.image());
        assertMalformed(file, less);
        assertThat(codec().read(new ByteArrayInputStream(bytes), WHOLE, exact).dataset())
                .isEqualTo(Samples.image());
        assertThatThrownBy(() -> codec().read(new ByteArrayInputStream(bytes), WHOLE, less))
                .isInstanceOf(MalformedDicomException.class);
    }

    @Test
    void aDeflateBombIsRefusedAfterWhatTheLimitAllows() throws Exception {
        byte[] zeros = Part10Bytes.join(
                Part10Bytes.explicit(Tag.PixelData, "OW", 40 << 20), new byte[40 << 20]); // deflates to 40 KB
        byte[] bomb = Part10Bytes.file(DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, Part10Bytes.deflate(zeros));
        ReadLimits limits = new ReadLimits(64, 4L << 30, 8 << 20);

        assertMalformed(file(bomb), limits);
        assertThatThrownBy(() -> codec().read(new ByteArrayInputStream(bomb), WHOLE, limits))
                .isInstanceOf(MalformedDicomException.class);
    }

    @Test
    void aStreamThatClaimsGigabytesIsRefusedWhenItEnds() throws Exception {
        byte[] bytes = Part10Bytes.file(
                EXPLICIT_VR_LITTLE_ENDIAN, Part10Bytes.explicit(Tag.PixelData, "OW", 0xfffffff0L, new byte[1000]));

        assertThatThrownBy(() -> codec().read(new ByteArrayInputStream(bytes), WHOLE, ReadLimits.STANDARD))
                .isInstanceOf(MalformedDicomException.class);
    }

    @Test
    void anElementLongerThanItsItemIsMalformed() throws Exception {
        byte[] item = Part10Bytes.implicit(ITEM, 8, Part10Bytes.implicit(Tag.PatientID, 4));
        assertMalformed(implicit(
                        Part10Bytes.implicit(Tag.ContentSequence, 16, item), Part10Bytes.implicit(Tag.PatientSex, 0)))
                .hasMessageContaining("PatientID");
    }

    @Test
    void hundredsOfThousandsOfEmptyValuesAreReadInLinearTime() throws Exception {
        byte[] value = new byte[800_000];
        Arrays.fill(value, (byte) '\\');
        Path file = implicit(Part10Bytes.implicit(Tag.ContourData, -1, value));

        Dataset read = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> codec().read(file).dataset());

        assertThat(read.strings(Tag.ContourData)).hasSize(value.length + 1);
    }

    @Test
    void saysWhatIsWrongWithFilesThatAreNotPart10() throws Exception {
        Path text = Files.writeString(dir.resolve("notes.txt"), "no DICOM at all ".repeat(20));
        assertMalformed(text).hasMessageContaining("DICM");
        assertMalformed(Files.write(dir.resolve("empty.dcm"), new byte[0]));
        assertMalformed(file(Part10Bytes.file("1.2.3.4", Part10Bytes.explicit(Tag.PatientID, "LO", 0))))
                .hasMessageContaining("1.2.3.4");
        assertMalformed(file(Part10Bytes.file(
                EXPLICIT_VR_LITTLE_ENDIAN,
                Part10Bytes.implicit(Tag.PatientID, -1, "P-1 ".getBytes(StandardCharsets.US_ASCII)))));
        assertMalformed(file(Part10Bytes.file(EXPLICIT_VR_LITTLE_ENDIAN, new byte[0])));
        assertMalformed(implicit(Part10Bytes.implicit(0x00020010, 0)));
    }

    @Test
    void anAttributeThatComesTwiceIsMalformed() throws Exception {
        assertMalformed(implicit(Part10Bytes.implicit(Tag.PatientID, 0), Part10Bytes.implicit(Tag.PatientID, 0)))
                .hasMessageContaining("PatientID");
    }
}
