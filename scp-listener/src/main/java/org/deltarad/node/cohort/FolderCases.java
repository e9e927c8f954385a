package org.deltarad.node.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.node.batch.CaseRow;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.imaging.mask.MaskRules;
import org.deltarad.node.imaging.mask.MaskSource;
import org.deltarad.node.imaging.mask.RoiCandidate;
import org.deltarad.node.imaging.mask.RoiChoice;

/**
 * Finds the cases in files of DICOM, however they are ordered: each RTSTRUCT or SEG with the series that it references. Headers
 * are read, pixels are not. Of a patient only dates of series with a mask count as time points.
 */
public final class FolderCases {
    /**
     * What is wanted.
     *
     * @param roi       which ROI of a mask
     * @param roiText   the same as a cell of a table says it
     * @param sequences series that fit none are left out; none to take all series, without prefix
     * @param readers   who drew a mask
     * @param dates     which date is which time point
     */
    public record Rules(
            RoiChoice roi,
            Optional<String> roiText,
            List<SequenceRule> sequences,
            ReaderRule readers,
            VisitDates dates) {
        public Rules {
            sequences = List.copyOf(sequences);
        }
    }

    private final DatasetCodec codec;
    private final PixelDecoder decoder;
    private final Rules rules;
    private final Map<String, Series> series = new HashMap<>();
    private final Map<String, Series> byImage = new HashMap<>();
    private final Map<String, Path> masks = new LinkedHashMap<>();
    private final List<CohortProblem> problems = new ArrayList<>();
    private int otherSequences;

    /** A series of images, by the header of its first. */
    private record Series(Dataset header, List<Path> files) {
        String patient() {
            return header.string(Tag.PatientID).map(String::strip).orElse("");
        }

        Optional<LocalDate> date() {
            return header.string(Tag.StudyDate)
                    .flatMap(VisitDates::date)
                    .or(() -> header.string(Tag.SeriesDate).flatMap(VisitDates::date))
                    .or(() -> header.string(Tag.AcquisitionDate).flatMap(VisitDates::date));
        }
    }

    /** A mask of a reader and its series; its time point is not known yet. */
    private record Found(
            Series series, LocalDate date, String sequence, String reader, Path mask, Optional<String> roi) {}

    public FolderCases(DicomToolkit toolkit, Rules rules) {
        this.codec = toolkit.codec();
        this.decoder = toolkit.pixelDecoder();
        this.rules = rules;
    }

    /** Series with a mask that are of no sequence asked for. */
    public int otherSequences() {
        return otherSequences;
    }

    /** Looks at a Part 10 file. Copies of an object that was there before are left out. */
    public void add(Path file) throws IOException {
        Dataset header;
        try {
            header = codec.readHeader(file).dataset();
        } catch (DicomException e) {
            problems.add(new CohortProblem("", "", "", "", file.toString(), "cannot be read: " + e.getMessage()));
            return;
        }
        String uid = header.string(Tag.SOPInstanceUID).orElse("");
        if (MaskSource.isMask(header.string(Tag.SOPClassUID).orElse(""))) {
            masks.putIfAbsent(uid, file);
        } else if (header.hasValue(Tag.Rows) && !byImage.containsKey(uid)) {
            Series own = series.computeIfAbsent(
                    header.string(Tag.SeriesInstanceUID).orElse(""), u -> new Series(header, new ArrayList<>()));
            own.files().add(file);
            byImage.put(uid, own);
        }
    }

    /** The cases of all files added, by patient and time point. */
    public CohortCases cases() throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path mask : masks.values()) {
            try {
                find(mask, found);
            } catch (ImagingException | DicomException e) {
                problems.add(new CohortProblem("", "", "", "", mask.toString(), e.getMessage()));
            }
        }
        Map<String, List<LocalDate>> dates = new TreeMap<>();
        found.forEach(f -> dates.computeIfAbsent(f.series().patient(), p -> new ArrayList<>())
                .add(f.date()));
        found.sort(Comparator.comparing((Found f) -> f.series().patient())
                .thenComparing(Found::date)
                .thenComparing(Found::sequence)
                .thenComparing(Found::reader)
                .thenComparing(Found::mask));
        List<CohortCase> cases = new ArrayList<>();
        for (Found f : found) {
            String patient = f.series().patient();
            Optional<String> timePoint = rules.dates().name(patient, f.date(), dates.get(patient));
            if (timePoint.isPresent()) {
                cases.add(of(f, timePoint.get(), cases.size()));
            } else {
                problems.add(new CohortProblem(
                        patient,
                        "",
                        f.sequence(),
                        f.reader(),
                        f.mask().toString(),
                        rules.dates().unnamed(f.date())));
            }
        }
        return CohortCases.apart(
                cases,
                problems,
                "Leave out those that are not meant, or tell them apart by --readers, --sequence or --dates");
    }

    private static CohortCase of(Found f, String timePoint, int place) {
        List<Path> files = f.series().files().stream().sorted().toList();
        return new CohortCase(
                f.series().patient(),
                timePoint,
                f.sequence(),
                f.reader(),
                Map.of(),
                Optional.empty(),
                files,
                new CaseRow(
                        place + 1, List.of(), files.get(0), f.mask(), f.roi(), OptionalInt.empty(), Optional.empty()));
    }

    private void find(Path mask, List<Found> found) throws ImagingException, DicomException, IOException {
        MaskSource source = MaskSource.read(codec.read(mask), decoder, MaskRules.STANDARD);
        if (rules.readers() instanceof ReaderRule.ByRoi byRoi) {
            boolean any = false;
            for (RoiCandidate roi : source.candidates()) {
                Optional<String> reader = roi.usable() ? byRoi.reader(roi.name()) : Optional.empty();
                if (reader.isPresent()) {
                    any = true;
                    String text = Integer.toString(roi.number());
                    find(mask, source, RoiChoice.number(roi.number()), Optional.of(text), reader.get(), found);
                }
            }
            if (!any) {
                problems.add(new CohortProblem(
                        "",
                        "",
                        "",
                        "",
                        mask.toString(),
                        "has no ROI whose name fits " + byRoi.pattern() + "; there are " + source.candidates()));
            }
        } else {
            find(mask, source, rules.roi(), rules.roiText(), reader(mask), found);
        }
    }

    private String reader(Path mask) throws DicomException, IOException {
        return rules.readers() instanceof ReaderRule.ByAttribute attribute
                ? attribute.reader(codec.readHeader(mask).dataset()).orElse("")
                : "";
    }

    private void find(
            Path mask, MaskSource source, RoiChoice choice, Optional<String> roi, String reader, List<Found> found)
            throws ImagingException {
        MaskReferences named = source.references(choice);
        Optional<Series> of = Optional.ofNullable(series.get(named.seriesUid()))
                .or(() -> named.sopInstanceUids().stream()
                        .map(byImage::get)
                        .filter(s -> s != null)
                        .findFirst());
        String patient = of.map(Series::patient).orElse("");
        if (of.isEmpty()) {
            problem(
                    patient,
                    reader,
                    mask,
                    "the series that it was drawn on is not in the folder: " + named.seriesUid());
        } else if (patient.isEmpty()) {
            problem(patient, reader, mask, "its series has no Patient ID");
        } else if (of.get().date().isEmpty()) {
            problem(patient, reader, mask, "its series has no Study Date, so its time point is not known");
        } else {
            Optional<String> sequence = sequence(of.get());
            if (sequence.isEmpty()) {
                otherSequences++;
            } else {
                found.add(new Found(of.get(), of.get().date().get(), sequence.get(), reader, mask, roi));
            }
        }
    }

    private void problem(String patient, String reader, Path mask, String reason) {
        problems.add(new CohortProblem(patient, "", "", reader, mask.toString(), reason));
    }

    /** The first sequence that fits; no name where none is asked for. */
    private Optional<String> sequence(Series of) {
        if (rules.sequences().isEmpty()) {
            return Optional.of("");
        }
        return rules.sequences().stream()
                .filter(s -> s.fits(of.header()))
                .map(SequenceRule::name)
                .findFirst();
    }
}
