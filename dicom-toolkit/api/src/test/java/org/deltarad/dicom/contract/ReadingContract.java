package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.DatasetCodec.Extent.BEFORE_PIXEL_DATA;
import static org.deltarad.dicom.DatasetCodec.Extent.WHOLE;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is read, from where, and what stays where it is. */
abstract class ReadingContract extends ToolkitPart {
    /** Native syntaxes. */
    static final String IMPLICIT = "1.2.840.10008.1.2";

    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";

    private static final Dataset HEADER =
            Samples.image().toBuilder().remove(Tag.PixelData).build();

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG_ENDIAN})
    void theHeaderEndsBeforePixelDataAndDoesNotNeedThem(String syntax) throws Exception {
        byte[] whole = Files.readAllBytes(write("a.dcm", Samples.image(), syntax));
        byte[] cut = Arrays.copyOf(whole, whole.length - 5000);

        assertThat(codec().readHeader(Files.write(dir.resolve("cut.dcm"), cut)).dataset())
                .isEqualTo(HEADER);
        assertThat(codec().read(new ByteArrayInputStream(cut), BEFORE_PIXEL_DATA, ReadLimits.STANDARD)
                        .dataset())
                .isEqualTo(HEADER);
    }

    @Test
    void theHeaderEndsBeforeFloatPixelDataToo() throws Exception {
        for (int tag : new int[] {Tag.FloatPixelData, Tag.DoubleFloatPixelData}) {
            Dataset d = HEADER.toBuilder()
                    .bulk(tag, tag == Tag.FloatPixelData ? VR.OF : VR.OD, new byte[16])
                    .build();
            assertThat(codec().readHeader(write("a.dcm", d, EXPLICIT_VR_LITTLE_ENDIAN))
                            .dataset())
                    .isEqualTo(HEADER);
        }
    }

    @Test
    void pixelDataInsideASequenceAreNoEndOfTheHeader() throws Exception {
        Dataset icon = Dataset.builder()
                .numbers(Tag.Rows, 2)
                .bulk(Tag.PixelData, VR.OW, new byte[8])
                .build();
        Dataset d = Samples.image().toBuilder()
                .put(0x00880200, new Element.Sequence(List.of(icon)))
                .build();

        assertThat(codec().readHeader(write("a.dcm", d, EXPLICIT_VR_LITTLE_ENDIAN))
                        .dataset())
                .isEqualTo(d.toBuilder().remove(Tag.PixelData).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPLICIT, EXPLICIT, BIG_ENDIAN, DEFLATED})
    void aStreamIsReadAsTheFileIs(String syntax) throws Exception {
        Path file = write("a.dcm", Samples.image(), syntax);
        byte[] bytes = Files.readAllBytes(file);

        assertThat(codec().read(drops(bytes), WHOLE, ReadLimits.STANDARD)).isEqualTo(codec().read(file));
        assertThat(codec().readDataset(drops(Part10Bytes.dataset(bytes)), syntax, WHOLE, ReadLimits.STANDARD))
                .isEqualTo(Samples.image());
        assertThat(codec().readDataset(
                                drops(Part10Bytes.dataset(bytes)), syntax, BEFORE_PIXEL_DATA, ReadLimits.STANDARD))
                .isEqualTo(HEADER);
    }

    /** A stream that gives few bytes at a time, as sockets do. */
    private static InputStream drops(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 7));
            }
        };
    }

    @Test
    void aStreamIsNotClosedAndItsErrorsComeThrough() throws Exception {
        byte[] bytes = Files.readAllBytes(write("a.dcm", Samples.image(), EXPLICIT_VR_LITTLE_ENDIAN));
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        codec().read(in, WHOLE, ReadLimits.STANDARD);
        assertThat(closed).isFalse();

        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(bytes, 0, bytes.length - 1000), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the line went dead");
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        throw new IOException("the line went dead");
                    }
                });
        assertThatThrownBy(() -> codec().read(broken, WHOLE, ReadLimits.STANDARD))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the line went dead");
    }

    @ParameterizedTest
    @ValueSource(strings = {EXPLICIT, BIG_ENDIAN})
    void pixelDataStayInTheFileUntilAskedFor(String syntax) throws Exception {
        Path file = write("a.dcm", Samples.image(), syntax);
        Element.Bulk pixels =
                (Element.Bulk) codec().read(file).dataset().get(Tag.PixelData).orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] = 42;
        bytes[bytes.length - 2] = 42;
        Files.write(file, bytes);

        assertThat(pixels.data().length()).isEqualTo(Samples.SIDE * Samples.SIDE * 2);
        assertThat(pixels.data().bytes().get(Samples.SIDE * Samples.SIDE * 2 - 1))
                .isEqualTo((byte) 42);
    }

    @Test
    void threeGigabytesOfPixelDataCostNoHeapUntilAskedFor() throws Exception {
        long length = 3L << 30;
        Path file = dir.resolve("large.dcm");
        Files.write(
                file,
                Part10Bytes.file(
                        EXPLICIT_VR_LITTLE_ENDIAN,
                        Part10Bytes.join(
                                encode(HEADER, EXPLICIT_VR_LITTLE_ENDIAN),
                                Part10Bytes.explicit(Tag.PixelData, "OW", length))));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(sparse.length() + length);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        codec().readHeader(file); // loads classes

        long before = threads.getThreadAllocatedBytes(thread);
        Element.Bulk pixels =
                (Element.Bulk) codec().read(file).dataset().get(Tag.PixelData).orElseThrow();
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(pixels.data().length()).isEqualTo(length);
        assertThat(allocated).as("bytes allocated by reading 3 GiB").isLessThan(4 << 20);
    }

    @Test
    void whatIsMissingIsNamedByItsKeyword() throws Exception {
        Dataset read = codec().read(write(
                        "a.dcm",
                        Samples.image().toBuilder().remove(Tag.Modality).build(),
                        EXPLICIT_VR_LITTLE_ENDIAN))
                .dataset();

        assertThatThrownBy(() -> read.requireString(Tag.Modality))
                .isInstanceOf(AttributeException.class)
                .hasMessageContaining("Modality (0008,0060)");
        assertThatThrownBy(() -> read.requireDoubles(Tag.ImagePositionPatient, 2))
                .isInstanceOf(AttributeException.class)
                .hasMessageContaining("ImagePositionPatient");
    }

    @Test
    void aMissingFileIsNoMalformedOne() {
        Path missing = dir.resolve("missing.dcm");
        assertThatThrownBy(() -> codec().read(missing)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> codec().readMetaInformation(missing)).isInstanceOf(NoSuchFileException.class);
    }
}
