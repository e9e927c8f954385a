package org.deltarad.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.TransferSyntax;

/** Part 10 files by the standard toolkit. */
public final class DicomFiles {
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();

    private DicomFiles() {}

    public static Path write(Dataset dataset, Path file) throws DicomException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            CODEC.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, dataset), out);
        }
        return file;
    }

    public static Dataset read(Path file) throws DicomException, IOException {
        return CODEC.read(file).dataset();
    }
}
