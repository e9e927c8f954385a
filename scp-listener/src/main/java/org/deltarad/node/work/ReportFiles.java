package org.deltarad.node.work;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.node.index.DataFolder;

/**
 * What was written of each report: the SR as {@code reports/<SOP Instance UID>.dcm}, and beside it its SEGs
 * ({@code .seg1.dcm}, ...), picture ({@code .picture.dcm}), PDF ({@code .document.dcm}) and FHIR Bundle ({@code .fhir.json}).
 */
public final class ReportFiles {
    private static final String PICTURE = "picture";
    private static final String DOCUMENT = "document";

    private final DataFolder folder;
    private final DatasetCodec codec;

    public ReportFiles(DataFolder folder, DatasetCodec codec) {
        this.folder = folder;
        this.codec = codec;
    }

    /** A file of a report by its name. */
    public Path named(String file) {
        return folder.reports().resolve(file);
    }

    /**
     * What a DICOM object of ours is.
     *
     * @throws IOException when it cannot be read
     */
    public FileMetaInformation identity(Path object) throws IOException {
        try {
            return codec.readMetaInformation(object);
        } catch (DicomException e) {
            throw new IOException("a file of a report cannot be read: " + e.getMessage(), e);
        }
    }

    /** The SR as a Part 10 file. */
    public Path sr(String sopInstanceUid) {
        return folder.report(sopInstanceUid);
    }

    /** The Bundle as JSON. */
    public Path bundleFile(String sopInstanceUid) {
        return folder.reports().resolve(sopInstanceUid + ".fhir.json");
    }

    /**
     * The Bundle of a report; empty when there is none.
     *
     * @throws IOException when it cannot be read
     */
    public Optional<ReportBundle> bundle(String sopInstanceUid) throws IOException {
        Path file = bundleFile(sopInstanceUid);
        return Files.exists(file) ? Optional.of(new ReportBundle(Files.readString(file))) : Optional.empty();
    }

    /**
     * The DICOM objects of a report in the order in which they are sent: what refers to another comes after it.
     *
     * @throws IOException when the folder cannot be read
     */
    public List<Path> objects(String sopInstanceUid) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int n = 1; Files.exists(part(sopInstanceUid, segment(n))); n++) {
            files.add(part(sopInstanceUid, segment(n)));
        }
        files.add(sr(sopInstanceUid));
        Stream.of(PICTURE, DOCUMENT)
                .map(name -> part(sopInstanceUid, name))
                .filter(Files::exists)
                .forEach(files::add);
        return files;
    }

    /**
     * Those of {@link #objects} that show the report to viewers that cannot show an SR, and what each is called.
     *
     * @throws IOException when the folder cannot be read
     */
    public Map<Path, String> pages(String sopInstanceUid) throws IOException {
        Map<Path, String> pages = new LinkedHashMap<>();
        for (Path object : objects(sopInstanceUid)) {
            if (object.equals(part(sopInstanceUid, PICTURE))) {
                pages.put(object, "picture");
            } else if (object.equals(part(sopInstanceUid, DOCUMENT))) {
                pages.put(object, "PDF");
            }
        }
        return pages;
    }

    private Path part(String sopInstanceUid, String name) {
        return folder.reports().resolve(sopInstanceUid + "." + name + ".dcm");
    }

    private static String segment(int n) {
        return "seg" + n;
    }

    /** The SEG of a measured region, until it is part of a report. */
    public Path segmentation(String sopInstanceUid) {
        return folder.segmentations().resolve(sopInstanceUid + ".dcm");
    }

    /** Stores the SEG of a measured region; on disk when this returns. */
    public void writeSegmentation(Dataset seg) throws IOException {
        try {
            replace(segmentation(seg.requireString(Tag.SOPInstanceUID)), encoded(seg));
        } catch (DicomException e) {
            throw new IllegalStateException("a SEG of ours can be encoded", e);
        }
        DataFolder.sync(folder.segmentations());
    }

    /**
     * Stores all; on disk when this returns, the SR last of the DICOM objects.
     *
     * @throws DicomException when an object cannot be encoded
     */
    public void write(String sopInstanceUid, ReportObjects objects) throws DicomException, IOException {
        for (int n = 0; n < objects.segmentations().size(); n++) {
            replace(
                    part(sopInstanceUid, segment(n + 1)),
                    Files.readAllBytes(objects.segmentations().get(n)));
        }
        if (objects.picture().isPresent()) {
            replace(part(sopInstanceUid, PICTURE), encoded(objects.picture().get()));
        }
        if (objects.document().isPresent()) {
            replace(part(sopInstanceUid, DOCUMENT), encoded(objects.document().get()));
        }
        replace(sr(sopInstanceUid), encoded(objects.sr()));
        replace(bundleFile(sopInstanceUid), objects.bundle().json().getBytes(StandardCharsets.UTF_8));
        DataFolder.sync(folder.reports());
    }

    private byte[] encoded(Dataset object) throws DicomException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, object), out);
        return out.toByteArray();
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer b = ByteBuffer.wrap(bytes);
            while (b.hasRemaining()) {
                out.write(b);
            }
            out.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
