package org.deltarad.node.work;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.feature.Settings;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.report.Device;
import org.deltarad.report.Finding;
import org.deltarad.report.ImageDescriptors;
import org.deltarad.report.ImageNotes;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.Region;
import org.deltarad.report.Report;
import org.deltarad.report.ReportLinks;
import org.deltarad.report.ReportUids;
import org.deltarad.report.Subject;
import org.deltarad.report.TimePoint;
import org.deltarad.report.TimePoint.Role;
import org.deltarad.report.Tracking;
import org.deltarad.report.sr.SrWriter;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Measured;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.Signature;

/** Puts measurements and scores together as a report. The same inputs and versions give the same SOP Instance UID. */
public final class ReportComposer {
    private final Index index;
    private final DataFolder folder;
    private final DatasetCodec codec;
    private final Protocols protocols;
    private final Finding finding;
    private final Device device;
    private final ZoneId zone;

    /**
     * @param protocols  by which the time points were measured
     * @param finding    what the lesions are and where
     * @param device     this node
     * @param zone       of Content Date and Time
     */
    public ReportComposer(
            Index index,
            DataFolder folder,
            DatasetCodec codec,
            Protocols protocols,
            Finding finding,
            Device device,
            ZoneId zone) {
        this.index = index;
        this.folder = folder;
        this.codec = codec;
        this.protocols = protocols;
        this.finding = finding;
        this.device = device;
        this.zone = zone;
    }

    /**
     * Scores and composes.
     *
     * @throws StepFailedException when a stored measurement cannot be used
     */
    public ComposedReport compose(ReportRow row) throws StepFailedException, IOException {
        Part baseline = part(row.baselineId());
        Optional<Part> mid =
                row.midId().isPresent() ? Optional.of(part(row.midId().get())) : Optional.empty();
        Protocol protocol = protocols.named(mid.orElse(baseline).row().route());
        requireSameExtraction(protocol, baseline);
        List<TimePoint> points = new ArrayList<>(List.of(timePoint(protocol, baseline, Role.BASELINE)));
        if (mid.isPresent()) {
            requireSameExtraction(protocol, mid.get());
            points.add(timePoint(protocol, mid.get(), Role.MID_TREATMENT));
        }
        List<ScoreResult> scores = protocol.scoring().score(baseline.measured(), mid.map(Part::measured));
        TimePoint latest = points.get(points.size() - 1);
        List<String> inputs = inputs(protocol, row, points);
        Optional<InstanceReference> former = former(row);
        Report report = new Report(
                former.isPresent()
                        ? ReportUids.of(
                                "sr",
                                Stream.concat(
                                                inputs.stream(),
                                                Stream.of(former.get().sopInstanceUid()))
                                        .toList())
                        : ReportUids.of("sr", inputs),
                ReportUids.of("sr series", List.of(device.version(), latest.studyInstanceUid())),
                LocalDateTime.ofInstant(row.createdAt(), zone),
                Subject.of(header(latest.images().get(0))),
                device,
                baseline.measurement().extraction(),
                settings(protocol),
                finding,
                points,
                scores,
                new ReportLinks(former, Optional.empty(), Optional.empty()));
        return ComposedReport.of(
                report,
                Stream.concat(Stream.of(baseline), mid.stream())
                        .map(Part::measurement)
                        .toList(),
                ReportUids.of("sr", inputs));
    }

    /** The SR that it replaces. */
    private Optional<InstanceReference> former(ReportRow row) {
        return row.supersedes()
                .flatMap(id -> index.read(t -> t.reports().find(id)))
                .map(f -> new InstanceReference(
                        f.studyInstanceUid().orElseThrow(),
                        f.seriesInstanceUid().orElseThrow(),
                        SrWriter.SOP_CLASS_UID,
                        f.sopInstanceUid().orElseThrow()));
    }

    /** The measured time points of a report whose extraction is no longer the configured one. */
    List<Long> outdated(ReportRow row) throws StepFailedException {
        Protocol protocol =
                protocols.named(index.read(t -> t.timePoints().find(row.midId().orElse(row.baselineId())))
                        .orElseThrow()
                        .route());
        List<Long> outdated = new ArrayList<>();
        for (long id : row.midId().map(m -> List.of(row.baselineId(), m)).orElse(List.of(row.baselineId()))) {
            if (!part(id).measurement()
                    .extraction()
                    .equals(protocol.extraction().name())) {
                outdated.add(id);
            }
        }
        return outdated;
    }

    /** A time point as stored. */
    private record Part(TimePointRow row, Measurement measurement) {
        Measured measured() {
            return measurement.measured(row.acquired());
        }
    }

    private Part part(long timePointId) throws StepFailedException {
        TimePointRow row = index.read(t -> t.timePoints().find(timePointId)).orElseThrow();
        String json = index.read(t -> t.timePoints().measurement(timePointId)).orElseThrow();
        return new Part(row, Measurement.fromJson(json));
    }

    /** The configuration may have changed since. */
    private static void requireSameExtraction(Protocol protocol, Part part) throws StepFailedException {
        String measured = part.measurement().extraction();
        if (!measured.equals(protocol.extraction().name())) {
            throw new StepFailedException("the scan of series "
                    + part.row().seriesInstanceUid().orElse("") + " was measured with extraction " + measured
                    + ", the configuration has " + protocol.extraction().name() + " for "
                    + protocol.route().label() + "; put it back, or send the mask under a new SOP Instance UID");
        }
    }

    private TimePoint timePoint(Protocol protocol, Part part, Role role) throws StepFailedException, IOException {
        Measurement m = part.measurement();
        Dataset header = header(m.images().get(0));
        Tracking lesion = Lesion.of(part.row().patient());
        return new TimePoint(
                role,
                part.row().acquired(),
                TrialContext.of(part.row().clinicalTrialTimePointId(), header),
                m.toSeries(
                        ImageDescriptors.of(header, m.images().size()),
                        new ImageNotes(unit(protocol, m), "", m.lossyCompression(), m.remarks())),
                new Region(m.roi(), Optional.ofNullable(m.written()), lesion.id(), lesion.uid()),
                m.acquisition(),
                m.features());
    }

    /** Scaled images have arbitrary units, whatever theirs were. */
    private static String unit(Protocol protocol, Measurement m) {
        Settings.Scaling scaling =
                protocol.parameters().settings().preparation().scaling();
        return scaling.toMean().isPresent() || scaling.normalisation().isPresent() ? "" : m.unit();
    }

    private List<String> inputs(Protocol protocol, ReportRow row, List<TimePoint> points) {
        List<String> inputs = new ArrayList<>(List.of(
                row.kind().name(), device.version(), protocol.extraction().identity()));
        for (TimePoint p : points) {
            inputs.add(p.roi().instance().sopInstanceUid());
            inputs.add(Integer.toString(p.roi().number()));
            p.images().forEach(i -> inputs.add(i.sopInstanceUid()));
        }
        Scoring scoring = protocol.scoring();
        scoring.signatures().stream().map(Signature::hash).forEach(inputs::add);
        inputs.add(scoring.calibration().map(Calibration::hash).orElse("no calibration"));
        return inputs;
    }

    private static Map<String, String> settings(Protocol protocol) {
        Map<String, String> words = new TreeMap<>();
        protocol.parameters().configuration().forEach((name, value) -> {
            if (value != null) {
                words.put(name, value.toString());
            }
        });
        return new LinkedHashMap<>(words);
    }

    private Dataset header(InstanceReference image) throws StepFailedException, IOException {
        InstanceRow row = index.read(t -> t.instances().find(image.sopInstanceUid()))
                .orElseThrow(() -> new StepFailedException("image " + image.sopInstanceUid() + " is no longer here"));
        try {
            return codec.readHeader(folder.file(row)).dataset();
        } catch (DicomException e) {
            throw new StepFailedException(
                    "image " + image.sopInstanceUid() + " can no longer be read: " + e.getMessage(), e);
        }
    }
}
