package org.deltarad.dicom.pixelmed.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;

/** The codec; its state is per call. */
public final class PixelmedCodec implements DatasetCodec {
    private static final int CHUNK = 1 << 16;
    private static final int MAX_INFLATED = 1 << 30;

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
        return read(
                file,
                extent == Extent.WHOLE
                        ? tag -> false
                        : tag -> tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData);
    }

    @Override
    public DicomFile read(InputStream part10, Extent extent, ReadLimits limits) {
        throw new UnsupportedOperationException("streams");
    }

    @Override
    public Dataset readDataset(InputStream in, String transferSyntax, Extent extent, ReadLimits limits) {
        throw new UnsupportedOperationException("streams");
    }

    @Override
    public void writeDataset(Dataset dataset, String transferSyntax, OutputStream out)
            throws DicomException, IOException {
        DataSetCoding.write(dataset, transferSyntax, out);
    }

    @Override
    public FileMetaInformation readMetaInformation(Path file) throws DicomException, IOException {
        try (ByteSource source = new FileSource(file)) {
            return Part10.open(source, new MemoryBudget(memoryPerFile)).information();
        } catch (MalformedDicomException e) {
            throw in(file, e);
        }
    }

    /**
     * Offset in bytes at which the data set begins.
     *
     * @throws MalformedDicomException when it is no Part 10 file
     */
    public static long dataSetOffset(Path file) throws MalformedDicomException, IOException {
        try (ByteSource source = new FileSource(file)) {
            return Part10.open(source, new MemoryBudget(MemoryBudget.QUARTER_OF_HEAP))
                    .dataSetAt();
        } catch (MalformedDicomException e) {
            throw in(file, e);
        }
    }

    private DicomFile read(Path file, IntPredicate stopBefore) throws DicomException, IOException {
        try (ByteSource source = new FileSource(file)) {
            return read(source, stopBefore);
        } catch (MalformedDicomException e) {
            throw in(file, e);
        }
    }

    DicomFile read(ByteSource source, IntPredicate stopBefore) throws MalformedDicomException, IOException {
        MemoryBudget budget = new MemoryBudget(memoryPerFile);
        Part10.Opening opening = Part10.open(source, budget);
        String syntax = opening.transferSyntax();
        requireKnown(syntax);
        Dataset dataset = syntax.equals(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN)
                ? dataSet(inflated(source, opening.dataSetAt(), budget), 0, budget, stopBefore, syntax)
                : dataSet(source, opening.dataSetAt(), budget, stopBefore, syntax);
        return new DicomFile(syntax, dataset);
    }

    private static void requireKnown(String syntax) throws MalformedDicomException {
        boolean known = TransferSyntax.isNativeLittleEndian(syntax)
                || TransferSyntax.isEncapsulated(syntax)
                || syntax.equals(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN)
                || syntax.equals(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
        if (!known) {
            throw new MalformedDicomException("transfer syntax " + syntax
                    + " is none of the standard's; convert the file to explicit VR little endian");
        }
    }

    private static Dataset dataSet(
            ByteSource source, long at, MemoryBudget budget, IntPredicate stopBefore, String syntax)
            throws MalformedDicomException, IOException {
        Dataset dataset = new ElementReader(source, at, budget, stopBefore).read(Encoding.of(syntax));
        if (dataset.elements().isEmpty()) {
            throw new MalformedDicomException("there is no data set after the File Meta Information");
        }
        if (dataset.elements().firstKey() >>> 16 <= 2) {
            throw new MalformedDicomException("the data set has elements of group 0000 or 0002");
        }
        return dataset;
    }

    private static ByteSource inflated(ByteSource source, long at, MemoryBudget budget)
            throws MalformedDicomException, IOException {
        Inflater inflater = new Inflater(true); // raw deflate, PS3.5 A.5
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        long pos = at;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int n = (int) Math.min(CHUNK, source.length() - pos);
                    if (n == 0) {
                        throw new MalformedDicomException("the deflated data set breaks off");
                    }
                    inflater.setInput(source.copy(pos, n));
                    pos += n;
                }
                int n = inflater.inflate(chunk);
                if (n == 0 && inflater.needsDictionary()) {
                    throw new MalformedDicomException("the deflated data set wants a dictionary");
                }
                budget.take(2L * n);
                if (out.size() > MAX_INFLATED) {
                    throw new MalformedDicomException("the data set inflates to more than " + MAX_INFLATED + " bytes");
                }
                out.write(chunk, 0, n);
            }
        } catch (DataFormatException e) {
            throw new MalformedDicomException("the data set is not deflated: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
        return new MemorySource(out.toByteArray());
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
