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
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.node.index.DataFolder;

/** The SR and FHIR Bundle of each report on disk: {@code reports/<SOP Instance UID>.dcm} and {@code .fhir.json}. */
public final class ReportFiles {
    private final DataFolder folder;
    private final DatasetCodec codec;

    public ReportFiles(DataFolder folder, DatasetCodec codec) {
        this.folder = folder;
        this.codec = codec;
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
     * Stores both; on disk when this returns.
     *
     * @throws DicomException when the SR cannot be encoded
     */
    public void write(String sopInstanceUid, Dataset sr, ReportBundle bundle) throws DicomException, IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, sr), encoded);
        replace(sr(sopInstanceUid), encoded.toByteArray());
        replace(bundleFile(sopInstanceUid), bundle.json().getBytes(StandardCharsets.UTF_8));
        DataFolder.sync(folder.reports());
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
