package org.deltarad.dicom.dcm4che.codec;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.dcm4che3.data.Tag;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.provider.FileSlice;

/** Fragments as they come: where they lie in the file, or their bytes with the item headers that dcm4che has read. */
final class FragmentCollector {
    private static final int HEADER = 8;

    private final boolean sliced;
    private final long start;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    FragmentCollector(boolean sliced, long start) {
        this.sliced = sliced;
        this.start = start;
    }

    /** Position of the first fragment's header. */
    long start() {
        return start;
    }

    /** A fragment that does not stay in the file. */
    void add(byte[] fragment) {
        byte[] header = ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (Tag.Item >>> 16))
                .putShort((short) Tag.Item)
                .putInt(fragment.length)
                .array();
        bytes.writeBytes(header);
        bytes.writeBytes(fragment);
    }

    /** All of them; {@code end} is the position of the delimiter. */
    Element.BulkData data(String uri, long end) {
        return sliced
                ? new FileSlice(Path.of(URI.create(uri)), start, end - start, 1)
                : Element.BulkData.of(bytes.toByteArray());
    }
}
