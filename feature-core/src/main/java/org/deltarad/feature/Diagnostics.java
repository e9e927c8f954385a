package org.deltarad.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.deltarad.feature.region.DiscretisedRegion;
import org.deltarad.feature.region.Region;
import org.deltarad.feature.texture.Neighbourhood;
import org.deltarad.feature.texture.PaddedRegion;
import org.deltarad.feature.texture.Zones;
import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** Provenance of an extraction, under PyRadiomics' names ({@code generalinfo}). */
final class Diagnostics {
    private static final String PREFIX = "diagnostics_";
    /** Connectivity that volumes are counted with. */
    private static final Neighbourhood CONNECTED = new Neighbourhood(List.of(1), Neighbourhood.VOLUME);

    private final Map<String, Object> values = new LinkedHashMap<>();

    private final boolean wanted;
    private final List<String> notes = new CopyOnWriteArrayList<>();

    Diagnostics(ExtractionParameters parameters) {
        this.wanted = parameters.settings().preparation().additionalInfo();
        values.put(PREFIX + "Versions_DeltaRad", Version.current());
        values.put(PREFIX + "Configuration_Settings", parameters.configuration());
        values.put(PREFIX + "Configuration_EnabledImageTypes", parameters.imageTypes());
    }

    /** All that has been added; empty unless {@code additionalInfo}. */
    Map<String, Object> values() {
        if (!wanted) {
            return Map.of();
        }
        Map<String, Object> all = new LinkedHashMap<>(values);
        if (!notes.isEmpty()) {
            all.put(PREFIX + "Notes", notes.stream().sorted().toList());
        }
        return all;
    }

    /** What was asked for and is not given as asked, and why. */
    void addNote(String note) {
        notes.add(note);
    }

    /** Features that are not defined for this region, and those that PyRadiomics has withdrawn. */
    void addNotes(Map<FeatureClass, List<String>> asked, Map<String, Double> features) {
        asked.forEach((featureClass, names) -> names.forEach(name -> featureClass
                .equalOf(name)
                .ifPresent(other -> addNote(featureClass.label() + "_" + name + " equals " + other
                        + "; PyRadiomics has withdrawn it and gives no value"))));
        String undefined = features.entrySet().stream()
                .filter(e -> e.getValue().isNaN())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        if (!undefined.isEmpty()) {
            addNote("not defined for this region (NaN): " + undefined);
        }
    }

    /** An image after a step; {@code original} as it came, before any scaling. */
    void addImage(String name, Volume image) {
        if (!wanted) {
            return;
        }
        String prefix = PREFIX + "Image-" + name;
        if (name.equals("original")) {
            values.put(prefix + "_Dimensionality", "3D");
        }
        values.put(prefix + "_Spacing", list(image.geometry().spacing()));
        values.put(prefix + "_Size", list(image.geometry().size()));
        addRange(prefix, image.values());
    }

    /** Mean, minimum and maximum; NaN when one value is. */
    private void addRange(String prefix, double[] intensities) {
        double sum = 0;
        double minimum = Double.POSITIVE_INFINITY;
        double maximum = Double.NEGATIVE_INFINITY;
        for (double v : intensities) {
            sum += v;
            minimum = v < minimum ? v : minimum;
            maximum = v > maximum ? v : maximum;
        }
        boolean undefined = Double.isNaN(sum);
        values.put(prefix + "_Mean", sum / intensities.length);
        values.put(prefix + "_Minimum", undefined ? Double.NaN : minimum);
        values.put(prefix + "_Maximum", undefined ? Double.NaN : maximum);
    }

    /** A mask after a step. */
    void addMask(String name, Mask mask) {
        if (!wanted) {
            return;
        }
        String prefix = PREFIX + "Mask-" + name;
        GridBox box = GridBox.around(mask).orElseThrow();
        GridSize size = mask.geometry().size();
        values.put(prefix + "_Spacing", list(mask.geometry().spacing()));
        values.put(prefix + "_Size", list(size));
        values.put(
                prefix + "_BoundingBox",
                List.of(
                        box.i(),
                        box.j(),
                        box.k(),
                        box.size().x(),
                        box.size().y(),
                        box.size().z()));
        long voxels = 0;
        long sumI = 0;
        long sumJ = 0;
        long sumK = 0;
        int[] labels = new int[box.size().voxels()];
        int n = 0;
        for (int k = box.k(); k < box.k() + box.size().z(); k++) {
            for (int j = box.j(); j < box.j() + box.size().y(); j++) {
                for (int i = box.i(); i < box.i() + box.size().x(); i++, n++) {
                    if (mask.at(i, j, k)) {
                        labels[n] = 1;
                        voxels++;
                        sumI += i;
                        sumJ += j;
                        sumK += k;
                    }
                }
            }
        }
        int[] volumes = {0};
        DiscretisedRegion flat = new DiscretisedRegion(
                box.size(), mask.geometry().spacing(), (int) voxels, labels, labels, new int[] {1});
        Zones.forEach(new PaddedRegion(flat, 1), CONNECTED, (label, count) -> volumes[0]++);
        Vector3 centre = new Vector3((double) sumI / voxels, (double) sumJ / voxels, (double) sumK / voxels);
        values.put(prefix + "_VoxelNum", (int) voxels);
        values.put(prefix + "_VolumeNum", volumes[0]);
        values.put(prefix + "_CenterOfMassIndex", list(centre));
        values.put(prefix + "_CenterOfMass", list(mask.geometry().toPatient(centre.x(), centre.y(), centre.z())));
    }

    /** A mask after a step, and the intensities inside. */
    void addMask(String name, Mask mask, Volume image) {
        if (!wanted) {
            return;
        }
        addMask(name, mask);
        Region region = Region.crop(image, mask, GridBox.around(mask).orElseThrow());
        addRange(PREFIX + "Mask-" + name, region.intensities());
    }

    private static List<Double> list(Vector3 v) {
        return List.of(v.x(), v.y(), v.z());
    }

    private static List<Integer> list(GridSize size) {
        return List.of(size.x(), size.y(), size.z());
    }
}
