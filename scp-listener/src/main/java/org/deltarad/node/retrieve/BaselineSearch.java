package org.deltarad.node.retrieve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.config.RetrieveConfig;
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Patient;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.work.Routing;
import org.deltarad.node.work.StepFailedException;

/**
 * Looks in an archive for the baseline of a scan and fetches it: a mask within the window of days, and the series that it
 * was drawn on. Instances that are here already are not fetched again.
 */
public final class BaselineSearch {
    private static final Set<String> MASKS = Set.of("SEG", "RTSTRUCT");

    private final Index index;
    private final DataFolder folder;
    private final Masks masks;
    private final RetrieveConfig settings;
    private final Function<String, Criteria> criteria;

    /**
     * @param masks    says which images a mask was drawn on
     * @param criteria by the route's name of the mid-treatment scan
     */
    public BaselineSearch(
            Index index, DataFolder folder, Masks masks, RetrieveConfig settings, Function<String, Criteria> criteria) {
        this.index = index;
        this.folder = folder;
        this.masks = masks;
        this.settings = settings;
        this.criteria = criteria;
    }

    /** Says which images a mask was drawn on. */
    public interface Masks {
        /**
         * @param file of the mask
         * @throws StepFailedException       when no route can use it
         * @throws Routing.IgnoredException when a route leaves it alone
         */
        MaskReferences drawnOn(Path file) throws StepFailedException, Routing.IgnoredException, IOException;
    }

    /**
     * A series that the archive has.
     *
     * @param date of its study
     */
    private record Series(String study, String uid, LocalDate date, String modality, Dataset answer) {}

    /**
     * Looks and fetches.
     *
     * @param scan with a date of acquisition
     * @throws ArchiveException when the archive could not be asked to the end
     */
    Outcome in(Archive archive, TimePointRow scan) throws ArchiveException, InterruptedException, IOException {
        if (scan.patient().id().matches(".*[*?\\\\].*")) {
            return new Outcome.None("its Patient ID holds a wildcard, which would find other patients");
        }
        Criteria wanted = criteria.apply(scan.route());
        LocalDate day = scan.acquired().orElseThrow().toLocalDate();
        LocalDate from = day.minusDays(wanted.maxDays());
        LocalDate to = day.minusDays(wanted.minDays());
        StudyQuery query = new StudyQuery(archive);
        List<Dataset> answers = query.studies(scan.patient(), from, to);
        List<Dataset> studies = answers.stream()
                .filter(a -> isOf(scan.patient(), a) && date(a).isPresent())
                .sorted(order())
                .limit(settings.maxStudies())
                .toList();
        String window = archive.name() + " has no %s of the patient from " + from + " to " + to;
        if (studies.isEmpty()) {
            return new Outcome.None(
                    answers.isEmpty()
                            ? window.formatted("study")
                            : window.formatted("study") + ": the " + answers.size()
                                    + " that it names are of another Patient ID or without a date");
        }
        List<Series> all = series(query, studies, wanted);
        String modality = modality(scan);
        List<Series> images = all.stream()
                .filter(s -> s.modality().equals(modality))
                .filter(s -> wanted.series().stream()
                        .anyMatch(m -> m.misfitOfAnswer(s.answer()).isEmpty()))
                .toList();
        if (images.isEmpty()) {
            return new Outcome.None(window.formatted(modality + " series that fits"));
        }
        List<Series> masks =
                all.stream().filter(s -> MASKS.contains(s.modality())).toList();
        if (masks.isEmpty()) {
            Series first = images.get(0);
            return new Outcome.None(archive.name() + " has images of " + first.date() + " (series " + first.uid()
                    + "), but no RTSTRUCT or SEG on them: a person has to draw the mask and send it");
        }
        return fetch(new Fetching(archive, query, scan.patient()), images, masks);
    }

    private static boolean isOf(Patient patient, Dataset answer) {
        return patient.sameIdAs(Patient.of(answer));
    }

    private static Optional<LocalDate> date(Dataset study) {
        return study.string(Tag.StudyDate)
                .filter(d -> d.matches("[0-9]{8}"))
                .map(d -> LocalDate.parse(d, DateTimeFormatter.BASIC_ISO_DATE));
    }

    private Comparator<Dataset> order() {
        Comparator<Dataset> byDate = Comparator.comparing(s -> date(s).orElseThrow());
        return settings.take() == RetrieveConfig.Order.LATEST ? byDate.reversed() : byDate;
    }

    private static List<Series> series(StudyQuery query, List<Dataset> studies, Criteria wanted)
            throws ArchiveException, InterruptedException {
        List<Series> all = new ArrayList<>();
        for (Dataset study : studies) {
            Optional<String> uid = study.string(Tag.StudyInstanceUID);
            if (uid.isPresent()) {
                for (Dataset s : query.series(uid.get(), wanted.series())) {
                    s.string(Tag.SeriesInstanceUID)
                            .ifPresent(series -> all.add(new Series(
                                    uid.get(),
                                    series,
                                    date(study).orElseThrow(),
                                    s.string(Tag.Modality).orElse(""),
                                    s)));
                }
            }
        }
        return all;
    }

    private String modality(TimePointRow scan) {
        return index.read(t -> t.instances().ofSeries(scan.seriesInstanceUid().orElseThrow())).stream()
                .map(InstanceRow::modality)
                .findFirst()
                .orElse("");
    }

    private Outcome fetch(Fetching from, List<Series> images, List<Series> masks)
            throws ArchiveException, InterruptedException, IOException {
        List<String> problems = new ArrayList<>();
        for (Series mask : masks) {
            if (isTooLarge(mask)) {
                problems.add(mask.modality() + " series " + mask.uid() + " is over retrieve.maxInstances");
                continue;
            }
            for (InstanceRow instance : from.instances(mask)) {
                if (!from.patient().sameIdAs(instance.patient())) {
                    return from.ofAnother(instance);
                }
                Optional<MaskReferences> drawnOn = references(instance, problems);
                Optional<Series> series = drawnOn.isPresent() ? drawnOn(from, drawnOn.get(), images) : Optional.empty();
                if (series.isPresent()) {
                    return fetched(from, series.get(), instance);
                }
            }
        }
        String why = problems.isEmpty() ? "none of them was drawn on a series that fits" : String.join("; ", problems);
        return new Outcome.None(from.archive().name() + " has images of "
                + images.get(0).date() + " and masks, but no mask that can be used: " + why);
    }

    private Outcome fetched(Fetching from, Series series, InstanceRow mask)
            throws ArchiveException, InterruptedException, IOException {
        if (isTooLarge(series)) {
            return new Outcome.None(from.archive().name() + " has the baseline of " + series.date()
                    + ", but its series " + series.uid() + " is over retrieve.maxInstances");
        }
        for (InstanceRow i : from.instances(series)) {
            if (!from.patient().sameIdAs(i.patient())) {
                return from.ofAnother(i);
            }
        }
        return new Outcome.Fetched(
                mask.sopInstanceUid(),
                "its baseline of " + series.date() + " came from "
                        + from.archive().name());
    }

    private boolean isTooLarge(Series series) {
        return series.answer().integer(Tag.NumberOfSeriesRelatedInstances).orElse(0) > settings.maxInstances();
    }

    private Optional<MaskReferences> references(InstanceRow mask, List<String> problems) throws IOException {
        if (!mask.isMask()) {
            return Optional.empty();
        }
        Path file = folder.file(mask);
        try {
            return Optional.of(masks.drawnOn(file));
        } catch (StepFailedException | Routing.IgnoredException e) {
            problems.add(mask.modality() + " " + mask.sopInstanceUid() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The series that the mask names, or that has the instances that it names. */
    private static Optional<Series> drawnOn(Fetching from, MaskReferences mask, List<Series> images)
            throws ArchiveException, InterruptedException {
        for (Series s : images) {
            if (s.uid().equals(mask.seriesUid())) {
                return Optional.of(s);
            }
            if (mask.seriesUid().isEmpty()
                    && from.query().instances(s.study(), s.uid()).keySet().stream()
                            .anyMatch(mask.sopInstanceUids()::contains)) {
                return Optional.of(s);
            }
        }
        return Optional.empty();
    }

    /** Fetches the series of one archive for one patient. */
    private final class Fetching {
        private final Archive archive;
        private final StudyQuery query;
        private final Patient patient;

        Fetching(Archive archive, StudyQuery query, Patient patient) {
            this.archive = archive;
            this.query = query;
            this.patient = patient;
        }

        Archive archive() {
            return archive;
        }

        StudyQuery query() {
            return query;
        }

        Patient patient() {
            return patient;
        }

        /** The instances of a series, fetched as far as they are not here. */
        List<InstanceRow> instances(Series series) throws ArchiveException, InterruptedException {
            Map<String, String> all = query.instances(series.study(), series.uid());
            Map<String, String> missing = missing(all);
            if (!missing.isEmpty()) {
                archive.fetch(new Archive.Wanted(series.study(), series.uid(), missing.size() == all.size(), missing));
                Set<String> still = missing(missing).keySet();
                if (!still.isEmpty()) {
                    throw new ArchiveException(still.size() + " of " + missing.size() + " instances of series "
                            + series.uid() + " did not come, or were refused (see the incidents)");
                }
            }
            return index.read(t -> all.keySet().stream()
                    .map(uid -> t.instances().find(uid).orElseThrow())
                    .toList());
        }

        private Map<String, String> missing(Map<String, String> instances) {
            return index.read(t -> {
                Map<String, String> missing = new HashMap<>(instances);
                missing.keySet().removeIf(uid -> t.instances().find(uid).isPresent());
                return missing;
            });
        }

        Outcome ofAnother(InstanceRow instance) {
            return new Outcome.None(
                    archive.name() + " gave instances of " + instance.patient().label() + " (series "
                            + instance.seriesInstanceUid() + ") for this patient's: nothing is paired with them");
        }
    }
}
