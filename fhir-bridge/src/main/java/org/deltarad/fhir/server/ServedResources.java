package org.deltarad.fhir.server;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.deltarad.fhir.MalformedBundleException;
import org.deltarad.fhir.R4;
import org.deltarad.fhir.ReportBundle;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.ImagingStudy.ImagingStudySeriesComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Turns transactions into resources as they are served: with id and relative references. */
final class ServedResources {
    private ServedResources() {}

    /**
     * Resources of one report, in the bundle's order.
     *
     * @param wanted which, by {@code Type/id}
     */
    static List<Resource> of(ReportBundle bundle, Predicate<String> wanted) throws MalformedBundleException {
        List<BundleEntry> entries = BundleEntry.of(bundle);
        Map<String, String> relative = new HashMap<>();
        entries.forEach(entry -> relative.put(entry.fullUrl(), entry.key()));
        List<Resource> resources = new ArrayList<>();
        for (BundleEntry entry : entries) {
            if (wanted.test(entry.key())) {
                resources.add(resource(entry, relative));
            }
        }
        return resources;
    }

    private static Resource resource(BundleEntry entry, Map<String, String> relative) throws MalformedBundleException {
        Resource resource = parse(entry);
        resource.setId(entry.id());
        for (Reference reference :
                R4.context().newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
            String target = relative.get(reference.getReference());
            if (target != null) {
                reference.setReference(target);
            }
        }
        return resource;
    }

    private static Resource parse(BundleEntry entry) throws MalformedBundleException {
        try {
            return (Resource) R4.context().newJsonParser().parseResource(entry.json());
        } catch (DataFormatException | ClassCastException e) {
            throw new MalformedBundleException(
                    "stored text is no FHIR R4 resource " + entry.key() + ": " + e.getMessage(), e);
        }
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
