package org.deltarad.weasis.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.report.sr.MeasurementReportReader;
import org.deltarad.report.sr.SrFormatException;
import org.deltarad.report.sr.SrReader;
import org.deltarad.weasis.view.model.PatientReports;
import org.deltarad.weasis.view.model.PatientReports.Unreadable;
import org.deltarad.weasis.view.model.ReportView;

/** Reads reports, and the objects that they refer to, from Part 10 files. Thread safe. */
public final class ReportFiles {
    private final DatasetCodec codec;

    public ReportFiles(DatasetCodec codec) {
        this.codec = codec;
    }

    /**
     * A report. One of DeltaRad's that its reader does not take is read as any TID 1500 report, with the reason among its
     * problems.
     *
     * @throws DicomException when it is no TID 1500 report
     * @throws IOException    when the file cannot be read
     */
    public ReportView read(Path file) throws DicomException, IOException {
        Dataset sr = codec.read(file).dataset();
        if (!SrReader.isOurs(sr)) {
            return new OtherReport(new MeasurementReportReader().read(sr)).toView(List.of());
        }
        try {
            return new DeltaReport(new SrReader().read(sr)).toView();
        } catch (DicomException e) {
            return new OtherReport(new MeasurementReportReader().read(sr)).toView(List.of(e.getMessage()));
        }
    }

    /**
     * Reads all; those that cannot be read are among the {@link PatientReports#unreadable}.
     *
     * @param asked whether a file was asked for; of the others, documents of another kind than TID 1500 are left out
     */
    public PatientReports readAll(List<Path> files, Predicate<Path> asked) {
        List<ReportView> reports = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (Path file : files) {
            try {
                reports.add(read(file));
            } catch (SrFormatException e) {
                if (asked.test(file)) {
                    unreadable.add(new Unreadable(file.getFileName().toString(), reason(e)));
                }
            } catch (DicomException | IOException e) {
                unreadable.add(new Unreadable(file.getFileName().toString(), reason(e)));
            }
        }
        return new PatientReports(reports, unreadable);
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /**
     * The image that holds the largest area of a region.
     *
     * @param file   SEG or RTSTRUCT
     * @param number Segment Number or ROI Number
     * @throws DicomException when the file has no such region, or does not say on which images it lies
     */
    public LargestArea largestArea(Path file, int number) throws DicomException, IOException {
        return LargestArea.of(codec.read(file).dataset(), number);
    }

    /**
     * Writes the PDF of an Encapsulated PDF object (PS3.3 A.45.1) to a file.
     *
     * @throws DicomException when the object holds none
     */
    public void extractPdf(Path object, Path pdf) throws DicomException, IOException {
        Dataset dataset = codec.read(object).dataset();
        if (!(dataset.get(Tag.EncapsulatedDocument).orElse(null) instanceof Element.Bulk document)
                || !dataset.strings(Tag.MIMETypeOfEncapsulatedDocument).contains("application/pdf")) {
            throw new AttributeException(Tag.EncapsulatedDocument, "holds no PDF in " + object.getFileName());
        }
        ByteBuffer bytes = document.data().bytes();
        int length = dataset.integer(Tag.EncapsulatedDocumentLength).orElse(bytes.remaining());
        bytes.limit(bytes.position() + Math.min(length, bytes.remaining()));
        try (FileChannel out = FileChannel.open(
                pdf, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    /** SOP Class and Instance UID of a file; empty fields where it is no DICOM file. */
    Kind kind(Path file) throws IOException {
        try {
            var meta = codec.readMetaInformation(file);
            return new Kind(meta.mediaStorageSopClass(), meta.mediaStorageSopInstance());
        } catch (DicomException e) {
            return new Kind("", "");
        }
    }

    /** What a file holds. */
    record Kind(String sopClassUid, String sopInstanceUid) {
        private static final String STRUCTURED_REPORTS = "1.2.840.10008.5.1.4.1.1.88.";

        boolean isStructuredReport() {
            return sopClassUid.startsWith(STRUCTURED_REPORTS);
        }
    }

    /** Whether it is there to be read. */
    static boolean readable(Path file) {
        return Files.isRegularFile(file) && Files.isReadable(file);
    }
}
