package org.deltarad.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.Tag;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.Report;
import org.deltarad.report.RoiReference;
import org.deltarad.report.TimePoint;
import org.deltarad.report.sr.SrWriter;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ImagingStudy;

/**
 * The studies of a report, each with the series that were read (images, SEG or RTSTRUCT) and written: SEG, and in the
 * report's study the SR itself, its picture and its document. A study may have more series: the numbers of series and instances are left out.
 */
final class ImagingStudies {
    private final Report report;
    private final ReportKeys keys;
    private final Times times;
    private final Optional<String> accessionSystem;
    private final Map<String, Map<String, Series>> studies = new LinkedHashMap<>();

    ImagingStudies(Report report, ReportKeys keys, Times times, Optional<String> accessionSystem) {
        this.report = report;
        this.keys = keys;
        this.times = times;
        this.accessionSystem = accessionSystem;
        for (TimePoint point : report.timePoints()) {
            point.images().forEach(image -> add(image, point.modality(), point.seriesDescription(), point));
            RoiReference roi = point.roi();
            add(roi.instance(), roi instanceof RoiReference.Segment ? "SEG" : "RTSTRUCT", "", null);
            point.region().written().ifPresent(segment -> add(segment.instance(), "SEG", "", null));
        }
        add(
                new InstanceReference(
                        report.subject().studyInstanceUid(),
                        report.seriesInstanceUid(),
                        SrWriter.SOP_CLASS_UID,
                        report.sopInstanceUid()),
                "SR",
                "Radiomics report",
                null);
        report.links().picture().ifPresent(picture -> add(picture, "OT", "", null));
        report.links().document().ifPresent(document -> add(document, "DOC", "", null));
    }

    /** Study Instance UIDs, the baseline's first. */
    List<String> studyInstanceUids() {
        return new ArrayList<>(studies.keySet());
    }

    ImagingStudy study(String uid) {
        Map<String, Series> series = studies.get(uid);
        ImagingStudy study = new ImagingStudy();
        study.setText(Texts.narrative("Imaging study " + uid + ", " + series.size() + " series referenced"));
        study.addIdentifier(keys.study(uid).identifier());
        study.setStatus(ImagingStudy.ImagingStudyStatus.AVAILABLE);
        study.setSubject(keys.patient().reference());
        if (uid.equals(report.subject().studyInstanceUid())) {
            fromSubject(study);
        }
        Set<String> modalities = new LinkedHashSet<>();
        series.forEach((seriesUid, one) -> {
            modalities.add(one.modality());
            study.addSeries(toFhir(seriesUid, one));
        });
        modalities.forEach(modality -> study.addModality(modality(modality)));
        return study;
    }

    private void add(InstanceReference instance, String modality, String description, TimePoint point) {
        studies.computeIfAbsent(instance.studyInstanceUid(), uid -> new LinkedHashMap<>())
                .computeIfAbsent(
                        instance.seriesInstanceUid(),
                        uid -> new Series(modality, description, point, new LinkedHashSet<>()))
                .instances()
                .add(instance);
    }

    /** Accession Number and Study Date, which the report knows of its own study only. */
    private void fromSubject(ImagingStudy study) {
        Orders.accession(report.subject(), accessionSystem).ifPresent(study::addIdentifier);
        Orders.of(report.subject(), accessionSystem).ifPresent(study::addBasedOn);
        report.subject()
                .attributes()
                .string(Tag.StudyDate)
                .map(String::strip)
                .filter(da -> da.matches("\\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])"))
                .ifPresent(da -> study.setStartedElement(
                        new DateTimeType(da.substring(0, 4) + '-' + da.substring(4, 6) + '-' + da.substring(6))));
    }

    private ImagingStudy.ImagingStudySeriesComponent toFhir(String uid, Series series) {
        ImagingStudy.ImagingStudySeriesComponent component = new ImagingStudy.ImagingStudySeriesComponent();
        component.setUid(uid);
        component.setModality(modality(series.modality()));
        if (!series.description().isBlank()) {
            component.setDescription(series.description());
        }
        if (series.point() != null) {
            series.point().acquired().map(times::dateTime).ifPresent(component::setStartedElement);
        }
        for (InstanceReference instance : series.instances()) {
            component
                    .addInstance()
                    .setUid(instance.sopInstanceUid())
                    .setSopClass(
                            new Coding().setSystem(FhirSystems.URI).setCode(FhirSystems.oid(instance.sopClassUid())));
        }
        return component;
    }

    private static Coding modality(String modality) {
        return new Coding().setSystem(FhirSystems.DCM).setCode(modality);
    }

    /** @param point the time point of an image series, null for others */
    private record Series(String modality, String description, TimePoint point, Set<InstanceReference> instances) {}
}
