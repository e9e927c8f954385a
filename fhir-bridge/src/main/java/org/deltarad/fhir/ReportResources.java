package org.deltarad.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.report.Report;
import org.deltarad.report.TimePoint;
import org.deltarad.signature.ScoreResult;
import org.deltarad.signature.ScoreResult.Scored;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** The resources of one report, in the order in which each refers to earlier ones only, but for the Provenance. */
final class ReportResources {
    private final Report report;
    private final ReportKeys keys;
    private final FhirSettings settings;
    private final Times times;
    private final Optional<Reference> order;
    private final Observations observations;
    private final List<ResourceKey> algorithms = new ArrayList<>();
    private final List<ResourceKey> observed = new ArrayList<>();
    private final List<ResourceKey> risks = new ArrayList<>();

    ReportResources(Report report, ReportKeys keys, FhirSettings settings) {
        this.report = report;
        this.keys = keys;
        this.settings = settings;
        this.times = new Times(settings.zone());
        this.order = Orders.of(report.subject(), settings.accessionSystem());
        this.observations = new Observations(report, keys, times, order);
    }

    void addTo(Transaction transaction, List<Rendering> renderings) {
        transaction.add(keys.patient(), Patients.of(report.subject(), keys.patient(), settings.demographics()));
        addDevices(transaction);
        ImagingStudies studies = new ImagingStudies(report, keys, times, settings.accessionSystem());
        List<ResourceKey> studyKeys =
                studies.studyInstanceUids().stream().map(keys::study).toList();
        studies.studyInstanceUids().forEach(uid -> transaction.add(keys.study(uid), studies.study(uid)));
        Lesions lesions = new Lesions(report, keys);
        report.timePoints().forEach(point -> transaction.add(keys.lesion(point.trackingUid()), lesions.of(point)));
        addPanels(transaction);
        addScores(transaction);
        transaction.add(
                keys.diagnosticReport(),
                new DiagnosticReports(report, keys, times, order).of(studyKeys, observed, renderings));
        List<ResourceKey> results = Stream.of(List.of(keys.diagnosticReport()), observed, risks)
                .flatMap(List::stream)
                .toList();
        transaction.add(
                keys.provenance(),
                new Provenances(report, keys, times)
                        .of(results, algorithms, observations, studies.studyInstanceUids()));
    }

    private void addDevices(Transaction transaction) {
        Devices devices = new Devices(report, keys);
        transaction.add(keys.device(), devices.node());
        transaction.add(keys.extraction(), devices.extraction());
        algorithms.add(keys.extraction());
        for (ScoreResult score : report.scores()) {
            ResourceKey key = keys.algorithm(score.signature());
            transaction.add(key, devices.signature(score.signature()));
            algorithms.add(key);
        }
    }

    private void addPanels(Transaction transaction) {
        FeaturePanels panels = new FeaturePanels(report, keys, times, observations);
        for (TimePoint point : report.timePoints()) {
            observed.add(keys.panel(point.role()));
            transaction.add(keys.panel(point.role()), panels.of(point));
        }
        report.midTreatment().ifPresent(mid -> {
            observed.add(keys.delta());
            transaction.add(keys.delta(), panels.delta(mid));
        });
    }

    private void addScores(Transaction transaction) {
        Scores scores = new Scores(report, keys, times, observations);
        RiskAssessments assessments = new RiskAssessments(keys, order);
        for (ScoreResult result : report.scores()) {
            Observation score = scores.of(result);
            observed.add(keys.score(result.signature()));
            transaction.add(keys.score(result.signature()), score);
            if (result instanceof Scored scored && score.hasValue()) {
                risks.add(keys.risk(result.signature()));
                transaction.add(keys.risk(result.signature()), assessments.of(scored, score));
            }
        }
    }
}
