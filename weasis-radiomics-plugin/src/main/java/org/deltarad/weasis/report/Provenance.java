package org.deltarad.weasis.report;

import static org.deltarad.weasis.view.model.Fact.Topic.ALGORITHM;
import static org.deltarad.weasis.view.model.Fact.Topic.PARAMETERS;
import static org.deltarad.weasis.view.model.Fact.Topic.REPORT;
import static org.deltarad.weasis.view.model.Fact.Topic.SIGNATURES;
import static org.deltarad.weasis.view.model.Fact.Topic.SOURCES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.ImageNotes;
import org.deltarad.report.TimePoint;
import org.deltarad.report.code.Code;
import org.deltarad.report.sr.CalibrationIdentity;
import org.deltarad.report.sr.ScoreContent;
import org.deltarad.report.sr.SrContent;
import org.deltarad.weasis.view.model.Fact;

/** How the numbers of a report of DeltaRad's came about. */
final class Provenance {
    private final SrContent report;
    private final List<Fact> facts = new ArrayList<>();

    Provenance(SrContent report) {
        this.report = report;
    }

    List<Fact> facts() {
        keyed(REPORT, "patient", report.subject().patientId());
        keyed(REPORT, "study", report.subject().studyInstanceUid());
        keyed(REPORT, "instance", report.sopInstanceUid());
        keyed(
                REPORT,
                "supersedes",
                report.links().supersedes().map(i -> i.sopInstanceUid()).orElse(""));
        keyed(ALGORITHM, "software", "DeltaRad " + report.device().version());
        keyed(
                ALGORITHM,
                "device",
                (report.device().name() + " " + report.device().uid()).strip());
        keyed(PARAMETERS, "extraction", report.extraction());
        report.settings().forEach((name, value) -> facts.add(Fact.plain(PARAMETERS, name, value)));
        report.timePoints().forEach(this::source);
        report.scores().forEach(this::signature);
        return facts;
    }

    private void source(TimePoint t) {
        keyed(SOURCES, t.role() == TimePoint.Role.BASELINE ? "baseline" : "mid", images(t));
        keyed(SOURCES, "series", t.seriesInstanceUid());
        keyed(
                SOURCES,
                "region",
                t.roi().label() + " (" + t.roi().number() + "), "
                        + t.roi().instance().sopInstanceUid());
        keyed(SOURCES, "lesion", t.trackingIdentifier());
        keyed(SOURCES, "finding", finding());
        ImageNotes notes = t.series().notes();
        keyed(SOURCES, "unit", notes.unit());
        keyed(SOURCES, "volume", notes.volume());
        keyed(SOURCES, "lossy", notes.lossyCompression());
        notes.remarks().forEach(r -> keyed(SOURCES, "remark", r));
    }

    private static String images(TimePoint t) {
        String date = t.acquired().map(d -> ", " + d.toLocalDate()).orElse("");
        return (t.modality() + " " + t.seriesDescription()).strip() + date + ", "
                + t.images().size();
    }

    private String finding() {
        StringBuilder words = new StringBuilder(report.finding().type().meaning());
        for (Code site : report.finding().siteCodes()) {
            words.append(", ").append(site.meaning());
        }
        return words.toString();
    }

    private void signature(ScoreContent score) {
        var s = score.signature();
        keyed(SIGNATURES, "signature", s.id() + " " + s.version());
        keyed(SIGNATURES, "citation", s.citation());
        keyed(SIGNATURES, "sha256", s.hash());
        calibration(score).ifPresent(c -> {
            keyed(SIGNATURES, "calibration", c.id() + " " + c.version());
            keyed(SIGNATURES, "sha256", c.hash());
        });
    }

    private static Optional<CalibrationIdentity> calibration(ScoreContent score) {
        if (score instanceof ScoreContent.Scored s) {
            return Optional.of(s.calibration());
        }
        return score instanceof ScoreContent.Withheld w ? Optional.of(w.calibration()) : Optional.empty();
    }

    /** What the report does not say is no line. */
    private void keyed(Fact.Topic topic, String key, String value) {
        if (!value.isBlank()) {
            facts.add(Fact.keyed(topic, key, value));
        }
    }
}
