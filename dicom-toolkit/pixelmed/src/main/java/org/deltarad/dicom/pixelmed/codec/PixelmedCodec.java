package org.deltarad.dicom.pixelmed.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.provider.MemoryBudget;

/** The codec; its state is per call. */
public final class PixelmedCodec implements DatasetCodec {
    private final long memoryPerFile;

    /** A codec whose data sets take at most a quarter of the heap each. */
    public PixelmedCodec() {
        this(MemoryBudget.QUARTER_OF_HEAP);
    }

    PixelmedCodec(long memoryPerFile) {
        this.memoryPerFile = memoryPerFile;
    }

    @Override
    public DicomFile read(Path file, Extent extent, ReadLimits limits) throws DicomException, IOException {
        try (FileSource source = new FileSource(file)) {
            if (source.end() > limits.maxTotalLength()) {
                throw new MalformedDicomException(
                        "the file has " + source.end() + " bytes, the limit is " + limits.maxTotalLength());
            }
            Reading reading = new Reading(extent, limits, new MemoryBudget(memoryPerFile));
            Part10.Opening opening = Part10.open(source, limits, reading.budget());
            return isDeflated(opening.transferSyntax())
                    ? reading.inflated(opening, source.from(opening.dataSetAt()))
                    : reading.file(opening, source, opening.dataSetAt());
        } catch (MalformedDicomException e) {
            throw in(file, e);
        }
    }

    @Override
    public DicomFile read(InputStream part10, Extent extent, ReadLimits limits) throws DicomException, IOException {
        StreamSource source = new StreamSource(part10);
        Reading reading = new Reading(extent, limits, new MemoryBudget(memoryPerFile));
        Part10.Opening opening = Part10.open(source, limits, reading.budget());
        return isDeflated(opening.transferSyntax())
                ? reading.inflated(opening, source.from(opening.dataSetAt()))
                : reading.file(opening, source, opening.dataSetAt());
    }

    @Override
    public Dataset readDataset(InputStream in, String transferSyntax, Extent extent, ReadLimits limits)
            throws DicomException, IOException {
        Reading reading = new Reading(extent, limits, new MemoryBudget(memoryPerFile));
        return isDeflated(transferSyntax)
                ? reading.inflated(transferSyntax, in)
                : reading.dataSet(transferSyntax, new StreamSource(in), 0);
    }

    private static boolean isDeflated(String transferSyntax) {
        return transferSyntax.equals(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
    }

    @Override
    public FileMetaInformation readMetaInformation(Path file) throws DicomException, IOException {
        return opening(file).information();
    }

    /**
     * Offset in bytes at which the data set begins.
     *
     * @throws MalformedDicomException when it is no Part 10 file
     */
    public static long dataSetOffset(Path file) throws MalformedDicomException, IOException {
        return opening(file).dataSetAt();
    }

    private static Part10.Opening opening(Path file) throws MalformedDicomException, IOException {
        try (ByteSource source = new FileSource(file)) {
            Part10.Opening opening =
                    Part10.open(source, ReadLimits.STANDARD, new MemoryBudget(MemoryBudget.QUARTER_OF_HEAP));
            opening.information();
            return opening;
        } catch (MalformedDicomException e) {
            throw in(file, e);
        }
    }

    @Override
    public void writeDataset(Dataset dataset, String transferSyntax, OutputStream out)
            throws DicomException, IOException {
        DataSetCoding.write(dataset, transferSyntax, out);
    }

    @Override
    public void write(DicomFile file, OutputStream out) throws DicomException, IOException {
        Dataset dataset = file.dataset();
        try {
            writeMetaInformation(
                    new FileMetaInformation(
                            file.transferSyntax(),
                            dataset.requireString(Tag.SOPClassUID),
                            dataset.requireString(Tag.SOPInstanceUID),
                            Optional.empty()),
                    out);
        } catch (IllegalArgumentException e) {
            throw new DicomException("the file cannot be written: " + e.getMessage(), e);
        }
        DataSetCoding.write(dataset, file.transferSyntax(), out);
    }

    @Override
    public void writeMetaInformation(FileMetaInformation meta, OutputStream out) throws DicomException, IOException {
        out.write(Part10.encode(meta));
        out.flush();
    }

    private static MalformedDicomException in(Path file, MalformedDicomException e) {
        return new MalformedDicomException(file + ": " + e.getMessage(), e);
    }
}
