package org.deltarad.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.mask.MaskSource;

/** The Part 10 files of a folder, not below it. */
final class DicomFolder {
    /** "DICM" after a preamble of 128 bytes (PS3.10 7.1). */
    private static final int MAGIC_OFFSET = 128;

    private static final byte[] MAGIC = "DICM".getBytes(StandardCharsets.US_ASCII);

    private DicomFolder() {}

    /** The files of images that are no masks, by Series Instance UID. */
    static Map<String, List<Path>> series(Path folder, DatasetCodec codec) throws DicomException, IOException {
        Map<String, List<Path>> bySeries = new TreeMap<>();
        for (Path file : files(folder)) {
            Dataset header = codec.readHeader(file).dataset();
            if (header.hasValue(Tag.Rows)
                    && !MaskSource.isMask(header.string(Tag.SOPClassUID).orElse(""))) {
                String uid = header.requireString(Tag.SeriesInstanceUID);
                bySeries.computeIfAbsent(uid, u -> new ArrayList<>()).add(file);
            }
        }
        return bySeries;
    }

    /** The files, or the path itself when it is one; in order of their names. */
    static List<Path> files(Path path) throws IOException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(path)) {
            if (hasMagic(path)) {
                found.add(path);
            }
            return found;
        }
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.getFileName().toString().equals("DICOMDIR") && hasMagic(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean hasMagic(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MAGIC_OFFSET + MAGIC.length);
            return head.length == MAGIC_OFFSET + MAGIC.length
                    && Arrays.equals(head, MAGIC_OFFSET, head.length, MAGIC, 0, MAGIC.length);
        }
    }
}
