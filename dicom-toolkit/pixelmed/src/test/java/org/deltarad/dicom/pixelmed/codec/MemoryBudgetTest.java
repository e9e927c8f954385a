package org.deltarad.dicom.pixelmed.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.MalformedDicomException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryBudgetTest {
    private static final int MEMORY = 64 << 20;

    private final PixelmedCodec codec = new PixelmedCodec(MEMORY);

    @Test
    void manyEmptyItemsEndInAnErrorNotInOutOfMemory(@TempDir Path dir) throws Exception {
        int items = MEMORY / ElementReader.PER_ELEMENT + 1000;
        ByteBuffer sequence = ByteBuffer.allocate(8 + 8 * items).order(ByteOrder.LITTLE_ENDIAN);
        sequence.put(header(0x0040, 0xa730, 8L * items));
        byte[] item = header(0xfffe, 0xe000, 0);
        while (sequence.hasRemaining()) {
            sequence.put(item);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.writeMetaInformation(
                new FileMetaInformation(IMPLICIT_VR_LITTLE_ENDIAN, "1.2", "1.3", Optional.empty()), out);
        out.writeBytes(sequence.array());
        Path file = Files.write(dir.resolve("hostile.dcm"), out.toByteArray());

        assertThatThrownBy(() -> codec.read(file))
                .isInstanceOf(MalformedDicomException.class)
                .hasMessageContaining("memory");
    }

    private static byte[] header(int group, int element, long length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) group)
                .putShort((short) element)
                .putInt((int) length)
                .array();
    }
}
