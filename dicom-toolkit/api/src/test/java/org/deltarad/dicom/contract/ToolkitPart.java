package org.deltarad.dicom.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One part of the contract. */
@Timeout(60)
abstract class ToolkitPart {
    @TempDir
    Path dir;

    /** The provider under test. */
    abstract DicomToolkit toolkit();

    final DatasetCodec codec() {
        return toolkit().codec();
    }

    /** A Part 10 file that the provider writes into the test's folder. */
    final Path write(String name, Dataset dataset, String transferSyntax) throws IOException, DicomException {
        Path file = dir.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            codec().write(new DicomFile(transferSyntax, dataset), out);
        }
        return file;
    }

    /** A data set alone, as the provider writes it. */
    final byte[] encode(Dataset dataset, String transferSyntax) throws IOException, DicomException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec().writeDataset(dataset, transferSyntax, out);
        return out.toByteArray();
    }
}
