package org.deltarad.dicom.dcm4che.codec;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.io.DicomStreamException;
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
public final class Dcm4cheCodec implements DatasetCodec {
    private static final int BUFFER = 1 << 16;
    private static final DicomEncodingOptions EXPLICIT_LENGTHS =
            new DicomEncodingOptions(false, false, false, false, false);

    private final long memoryPerFile;

    /** A codec whose data sets take at most a quarter of the heap each. */
    public Dcm4cheCodec() {
        this(MemoryBudget.QUARTER_OF_HEAP);
    }

    Dcm4cheCodec(long memoryPerFile) {
        this.memoryPerFile = memoryPerFile;
    }

    /** Where bytes come from. */
    private record Source(PositionedInput input, long end, Optional<String> uri) {}

    private interface Reading<T> {
        T read(Source source, MemoryBudget budget) throws IOException;
    }

    @Override
    public DicomFile read(Path file, Extent extent, ReadLimits limits) throws DicomException, IOException {
        return inFile(file, limits, (source, budget) -> part10(source, extent, limits, budget));
    }

    @Override
    public FileMetaInformation readMetaInformation(Path file) throws DicomException, IOException {
        return inFile(
                file, ReadLimits.STANDARD, (source, budget) -> Part10.open(source.input(), ReadLimits.STANDARD, budget)
                        .information());
    }

    /**
     * Offset in bytes at which the data set begins.
     *
     * @throws MalformedDicomException when it is no Part 10 file
     */
    public long dataSetOffset(Path file) throws DicomException, IOException {
        return inFile(file, ReadLimits.STANDARD, (source, budget) -> {
            Part10.open(source.input(), ReadLimits.STANDARD, budget);
            return source.input().position();
        });
    }

    private <T> T inFile(Path file, ReadLimits limits, Reading<T> reading) throws DicomException, IOException {
        long length = Files.size(file);
        try (InputStream in = Files.newInputStream(file)) {
            if (length > limits.maxTotalLength()) {
                throw new MalformedStreamException(
                        "the file has " + length + " bytes, more than the " + limits.maxTotalLength() + " allowed");
            }
            PositionedInput input = new PositionedInput(in, length);
            return typed(() -> reading.read(
                    new Source(input, length, Optional.of(file.toUri().toString())), new MemoryBudget(memoryPerFile)));
        } catch (MalformedStreamException | MalformedDicomException e) {
            throw new MalformedDicomException(file + ": " + e.getMessage(), e);
        }
    }

    private interface Attempt<T> {
        T run() throws IOException;
    }

    private static <T> T typed(Attempt<T> attempt) throws MalformedDicomException, IOException {
        try {
            return attempt.run();
        } catch (MalformedStreamException | DicomStreamException | ZipException e) {
            throw new MalformedDicomException(e.getMessage(), e);
        } catch (EOFException e) {
            throw new MalformedDicomException("the data break off", e);
        }
    }

    @Override
    public DicomFile read(InputStream part10, Extent extent, ReadLimits limits) throws DicomException, IOException {
        PositionedInput input = new PositionedInput(part10, limits.maxTotalLength());
        return typed(() -> part10(
                new Source(input, Long.MAX_VALUE, Optional.empty()), extent, limits, new MemoryBudget(memoryPerFile)));
    }

    @Override
    public Dataset readDataset(InputStream in, String transferSyntax, Extent extent, ReadLimits limits)
            throws DicomException, IOException {
        PositionedInput input = new PositionedInput(in, limits.maxTotalLength());
        return typed(() -> dataset(
                new Source(input, Long.MAX_VALUE, Optional.empty()),
                transferSyntax,
                extent,
                limits,
                new MemoryBudget(memoryPerFile)));
    }

    private static DicomFile part10(Source source, Extent extent, ReadLimits limits, MemoryBudget budget)
            throws IOException {
        String syntax = Part10.open(source.input(), limits, budget).transferSyntax();
        Dataset dataset = dataset(source, syntax, extent, limits, budget);
        if (dataset.elements().isEmpty()) {
            throw new MalformedStreamException("there is no data set after the File Meta Information");
        }
        return new DicomFile(syntax, dataset);
    }

    private static Dataset dataset(Source source, String syntax, Extent extent, ReadLimits limits, MemoryBudget budget)
            throws IOException {
        String encoding = encoding(syntax);
        if (!syntax.equals(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN)) {
            return elements(source, syntax, encoding, extent, limits, budget);
        }
        Inflater inflater = new Inflater(true); // raw deflate, PS3.5 A.5
        try {
            InputStream inflated = new InflaterInputStream(source.input(), inflater, BUFFER);
            Source plain = new Source(
                    new PositionedInput(inflated, limits.maxTotalLength()), Long.MAX_VALUE, Optional.empty());
            return elements(plain, syntax, encoding, extent, limits, budget);
        } finally {
            inflater.end();
        }
    }

    /** The uncompressed transfer syntax whose elements are laid out alike. */
    private static String encoding(String syntax) throws MalformedStreamException {
        if (syntax.equals(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)
                || syntax.equals(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN)) {
            return syntax;
        }
        boolean explicit = syntax.equals(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN)
                || syntax.equals(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN)
                || TransferSyntax.isEncapsulated(syntax);
        if (!explicit) {
            throw new MalformedStreamException("transfer syntax " + syntax
                    + " is none of the standard's; convert the file to explicit VR little endian");
        }
        return TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    }

    private static Dataset elements(
            Source source, String syntax, String encoding, Extent extent, ReadLimits limits, MemoryBudget budget)
            throws IOException {
        Predicate<DicomInputStream> stop = extent == Extent.WHOLE ? in -> false : in -> isPixelData(in.tag());
        try (CheckedDicomInputStream in = new CheckedDicomInputStream(
                source.input(), source.end(), syntax, encoding, limits, budget, source.uri())) {
            Dataset dataset = new AttributesReader(budget).dataset(in.readDataset(stop));
            if (!dataset.elements().isEmpty() && dataset.elements().firstKey() >>> 16 <= 2) {
                throw new MalformedStreamException("the data set has elements of group 0000 or 0002");
            }
            return dataset;
        }
    }

    private static boolean isPixelData(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }

    @Override
    public void write(DicomFile file, OutputStream out) throws DicomException, IOException {
        Dataset dataset = file.dataset();
        FileMetaInformation meta;
        try {
            meta = new FileMetaInformation(
                    file.transferSyntax(),
                    dataset.requireString(Tag.SOPClassUID),
                    dataset.requireString(Tag.SOPInstanceUID),
                    Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new DicomException("the file cannot be written: " + e.getMessage(), e);
        }
        Attributes attrs = attributes(dataset, file.transferSyntax());
        writeMetaInformation(meta, out);
        write(attrs, file.transferSyntax(), out);
    }

    @Override
    public void writeDataset(Dataset dataset, String transferSyntax, OutputStream out)
            throws DicomException, IOException {
        write(attributes(dataset, transferSyntax), transferSyntax, out);
    }

    /**
     * Our data set of one that dcm4che has read.
     *
     * @throws MalformedDicomException when it takes too much memory
     */
    public Dataset dataset(Attributes attrs) throws MalformedDicomException {
        try {
            return new AttributesReader(new MemoryBudget(memoryPerFile)).dataset(attrs);
        } catch (MalformedStreamException e) {
            throw new MalformedDicomException(e.getMessage(), e);
        }
    }

    private static Attributes attributes(Dataset dataset, String transferSyntax) throws DicomException {
        try {
            encoding(transferSyntax);
        } catch (MalformedStreamException e) {
            throw new DicomException("cannot write in transfer syntax " + transferSyntax, e);
        }
        return new AttributesWriter(transferSyntax).attributes(dataset);
    }

    private static void write(Attributes attrs, String transferSyntax, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        @SuppressWarnings("resource") // out is the caller's
        DicomOutputStream stream = new DicomOutputStream(buffered, transferSyntax);
        stream.setEncodingOptions(EXPLICIT_LENGTHS);
        attrs.writeTo(stream);
        stream.finish();
        buffered.flush();
    }

    @Override
    public void writeMetaInformation(FileMetaInformation meta, OutputStream out) throws DicomException, IOException {
        Part10.write(meta, out);
    }
}
