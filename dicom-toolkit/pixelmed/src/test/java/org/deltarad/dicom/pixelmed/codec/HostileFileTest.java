package org.deltarad.dicom.pixelmed.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec.Extent;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.TransferSyntax;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFileTest {
    private static final int MEMORY = 64 << 20;

    private final PixelmedCodec codec = new PixelmedCodec(MEMORY);

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(strings = {EXPLICIT_VR_LITTLE_ENDIAN, IMPLICIT_VR_LITTLE_ENDIAN})
    void aFileCutAnywhereButBetweenTopLevelElementsIsAnError(String syntax) throws Exception {
        Path file = Samples.write(dir.resolve("a.dcm"), Samples.everyVr(), syntax);
        byte[] whole = Files.readAllBytes(file);
        int errors = 0;
        Set<Integer> accepted = new TreeSet<>();
        Set<Integer> elementsRead = new TreeSet<>();
        for (int length = 0; length < whole.length - 8000; length++) { // the end is the middle of Pixel Data
            InputStream cut = new ByteArrayInputStream(whole, 0, length);
            try {
                elementsRead.add(codec.read(cut, Extent.WHOLE, ReadLimits.STANDARD)
                        .dataset()
                        .elements()
                        .size());
                accepted.add(length);
            } catch (MalformedDicomException expected) {
                errors++;
            }
        }
        assertThat(errors).isEqualTo(whole.length - 8000 - accepted.size());
        // one cut before each element of the data set but the first, Pixel Data included
        int elements = Samples.everyVr().elements().size();
        assertThat(accepted).hasSize(elements - 1);
        assertThat(elementsRead).hasSize(elements - 1);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> codec.read(file))
                .isInstanceOf(MalformedDicomException.class)
                .hasMessageContaining("a.dcm");
    }

    @Test
    void randomDamageEndsInATypedErrorOrADataSet() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            byte[] whole = Files.readAllBytes(
                    Samples.write(dir.resolve("a.dcm"), Samples.everyVr(), EXPLICIT_VR_LITTLE_ENDIAN));
            Random random = new Random(20260102);
            int errors = 0;
            for (int i = 0; i < 3000; i++) {
                byte[] damaged = whole.clone();
                for (int k = 0; k < 4; k++) {
                    damaged[132 + random.nextInt(1500)] = (byte) random.nextInt();
                }
                try {
                    codec.read(new ByteArrayInputStream(damaged), Extent.WHOLE, ReadLimits.STANDARD);
                } catch (DicomException expected) {
                    errors++;
                }
            }
            assertThat(errors).isGreaterThan(300);
        });
    }

    @Test
    void deepNestingIsAnError() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            out.writeBytes(le(0x0040, 0xa730, 0xffffffffL)); // implicit VR: ContentSequence
            out.writeBytes(le(0xfffe, 0xe000, 0xffffffffL));
        }
        Path file = implicit(out.toByteArray());

        assertThatThrownBy(() -> codec.read(file))
                .isInstanceOf(MalformedDicomException.class)
                .hasMessageContaining("deep");
    }

    @Test
    void aLengthBeyondTheFileIsAnErrorBeforeAnythingIsAllocated() throws Exception {
        for (long length : new long[] {0x7fffffffL, 0xfffffffeL}) {
            Path file = implicit(le(0x0020, 0x4000, length));
            assertThatThrownBy(() -> codec.read(file))
                    .isInstanceOf(MalformedDicomException.class)
                    .hasMessageContaining("ImageComments", "claims " + length);
        }
    }

    @Test
    void anElementLongerThanItsItemIsAnError() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(le(0x0040, 0xa730, 16));
        out.writeBytes(le(0xfffe, 0xe000, 8));
        out.writeBytes(le(0x0010, 0x0020, 4));
        out.writeBytes(le(0x0010, 0x0040, 0));
        Path file = implicit(out.toByteArray());

        assertThatThrownBy(() -> codec.read(file))
                .isInstanceOf(MalformedDicomException.class)
                .hasMessageContaining("PatientID");
    }

    @Test
    void manyEmptyItemsEndInAnErrorNotInOutOfMemory() throws Exception {
        int items = MEMORY / MemoryBudget.PER_ELEMENT + 1000;
        ByteBuffer b = ByteBuffer.allocate(8 + 8 * items).order(ByteOrder.LITTLE_ENDIAN);
        b.put(le(0x0040, 0xa730, 8L * items));
        byte[] item = le(0xfffe, 0xe000, 0);
        while (b.hasRemaining()) {
            b.put(item);
        }
        Path file = implicit(b.array());

        assertThatThrownBy(() -> codec.read(file))
                .isInstanceOf(MalformedDicomException.class)
                .hasMessageContaining("memory");
    }

    @Test
    void hundredsOfThousandsOfEmptyValuesAreReadInLinearTime() throws Exception {
        byte[] value = new byte[800_000];
        Arrays.fill(value, (byte) '\\');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(le(0x3006, 0x0050, value.length));
        out.writeBytes(value);
        Path file = implicit(out.toByteArray());

        Dataset read = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> codec.read(file).dataset());

        assertThat(read.strings(0x30060050)).hasSize(value.length + 1);
    }

    @Test
    void aDeflateBombIsRefused() throws Exception {
        Deflater deflater = new Deflater(9, true);
        byte[] zeros = new byte[1 << 20];
        byte[] chunk = new byte[1 << 16];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        deflater.setInput(new byte[] {0x10, 0, 0x20, 0, 'O', 'B', 0, 0, 0, 0, 0, 0x40}); // an element of 1 GiB
        for (int n = deflater.deflate(chunk); n > 0; n = deflater.deflate(chunk)) {
            out.write(chunk, 0, n);
        }
        for (int i = 0; i < MEMORY / zeros.length; i++) {
            deflater.setInput(zeros);
            for (int n = deflater.deflate(chunk); n > 0; n = deflater.deflate(chunk)) {
                out.write(chunk, 0, n);
            }
        }
        deflater.end();
        Path file = part10(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN, out.toByteArray());

        assertThatThrownBy(() -> codec.read(file))
                .isInstanceOf(MalformedDicomException.class)
                .hasMessageContaining("memory");
    }

    @Test
    void saysWhatIsWrongWithFilesThatAreNotPart10() throws Exception {
        Path text = Files.writeString(dir.resolve("notes.txt"), "no DICOM at all ".repeat(20));
        assertThatThrownBy(() -> codec.read(text))
                .isInstanceOf(MalformedDicomException.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining("DICM");
        Path syntax = part10("1.2.3.4", new byte[0]);
        assertThatThrownBy(() -> codec.read(syntax)).hasMessageContaining("1.2.3.4");
        Path wrong = part10(EXPLICIT_VR_LITTLE_ENDIAN, le(0x0010, 0x0020, 0)); // is implicit VR
        assertThatThrownBy(() -> codec.read(wrong))
                .isInstanceOf(MalformedDicomException.class)
                .hasMessageContaining("transfer syntax");
    }

    @Test
    void anAttributeThatComesTwiceIsAnError() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(le(0x0010, 0x0020, 0));
        out.writeBytes(le(0x0010, 0x0020, 0));
        Path file = implicit(out.toByteArray());

        assertThatThrownBy(() -> codec.read(file)).hasMessageContaining("twice");
    }

    private Path implicit(byte[] dataSet) throws IOException, DicomException {
        return part10(IMPLICIT_VR_LITTLE_ENDIAN, dataSet);
    }

    private Path part10(String syntax, byte[] dataSet) throws IOException, DicomException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.writeMetaInformation(new FileMetaInformation(syntax, "1.2", "1.3", Optional.empty()), out);
        out.writeBytes(dataSet);
        return Files.write(dir.resolve("hostile.dcm"), out.toByteArray());
    }

    private static byte[] le(int group, int element, long length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) group)
                .putShort((short) element)
                .putInt((int) length)
                .array();
    }
}
