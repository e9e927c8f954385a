package org.deltarad.fhir.server;

import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.fhir.MalformedBundleException;
import org.deltarad.fhir.R4;
import org.deltarad.fhir.ReportBundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Turns transactions into resources as they are served: with id and relative references. */
final class ServedResources {
    private static final String URN_UUID = "urn:uuid:";

    private ServedResources() {}

    /** The resources of one report, in the bundle's order. */
    static List<Resource> of(ReportBundle bundle) throws MalformedBundleException {
        FhirTerser terser = R4.context().newTerser();
        List<BundleEntryComponent> entries = bundle.bundle().getEntry();
        Map<String, String> relative = new HashMap<>();
        for (BundleEntryComponent entry : entries) {
            String id = entry.getFullUrl().substring(URN_UUID.length());
            entry.getResource().setId(id);
            relative.put(entry.getFullUrl(), entry.getResource().fhirType() + '/' + id);
        }
        List<Resource> resources = new ArrayList<>();
        for (BundleEntryComponent entry : entries) {
            Resource resource = entry.getResource();
            for (Reference reference : terser.getAllPopulatedChildElementsOfType(resource, Reference.class)) {
                String target = relative.get(reference.getReference());
                if (target != null) {
                    reference.setReference(target);
                }
            }
            resources.add(resource);
        }
        return resources;
    }

    /** Adds the other's series and instances of the same study that {@code study} does not have. */
    static void merge(ImagingStudy study, ImagingStudy other) {
        for (ImagingStudySeriesComponent series : other.getSeries()) {
            study.getSeries().stream()
                    .filter(known -> known.getUid().equals(series.getUid()))
                    .findFirst()
                    .ifPresentOrElse(known -> mergeInstances(known, series), () -> study.addSeries(series));
        }
        other.getModality().stream()
                .filter(modality -> study.getModality().stream().noneMatch(modality::equalsDeep))
                .forEach(study::addModality);
    }

    private static void mergeInstances(ImagingStudySeriesComponent known, ImagingStudySeriesComponent series) {
        series.getInstance().stream()
                .filter(instance -> known.getInstance().stream()
                        .noneMatch(one -> one.getUid().equals(instance.getUid())))
                .toList()
                .forEach(known::addInstance);
    }
}
