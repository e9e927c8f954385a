package org.deltarad.node.imaging.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.report.ImageReference;

/**
 * One of the volumes of a series.
 *
 * @param slices    in the order they came
 * @param toldApart the attributes, and values, that told it from the series' others
 * @param kind      what it shows
 * @param because   what says so
 * @param bValue    s/mm2, where all slices have the same one
 */
record SeriesVolume(
        List<SliceHeader> slices,
        Map<String, String> toldApart,
        VolumeKind kind,
        String because,
        Optional<Double> bValue) {
    Dataset first() {
        return slices.get(0).dataset();
    }

    /** No other volume has it. */
    ImageReference firstImage() {
        return slices.get(0).frame().reference();
    }

    /** Slices in order; refuses what is no regular stack. */
    SliceStack stack(GeometryTolerance tolerance, int minSlices) throws ImagingException {
        return SliceStack.of(slices, tolerance, minSlices);
    }

    /** Whether directions are averaged, as radiologists read diffusion. */
    boolean isIsotropic() {
        return first().string(Tag.DiffusionDirectionality)
                        .filter("ISOTROPIC"::equals)
                        .isPresent()
                || first().strings(Tag.ImageType).stream().anyMatch(v -> v.startsWith("TRACE"));
    }

    /** Of several those whose directions are averaged, else all. */
    static List<SeriesVolume> isotropic(List<SeriesVolume> volumes) {
        List<SeriesVolume> averaged =
                volumes.stream().filter(SeriesVolume::isIsotropic).toList();
        return averaged.isEmpty() ? volumes : averaged;
    }

    /** How many slices show an image of the given SOP Instance UIDs, or one that was converted from it. */
    long showing(Set<String> sopInstanceUids) {
        return slices.stream()
                .filter(s -> sopInstanceUids.contains(s.uid())
                        || s.dataset().items(Tag.ConversionSourceAttributesSequence).stream()
                                .flatMap(i -> i.string(Tag.ReferencedSOPInstanceUID).stream())
                                .anyMatch(sopInstanceUids::contains))
                .count();
    }

    /** {@code DWI, b-value 1000, 20 slices of 256 x 256}. */
    String label() {
        List<String> parts = new ArrayList<>();
        parts.add(kind == VolumeKind.OTHER ? "volume" : kind.name());
        if (bValue.isPresent() && !toldApart.containsKey(SplitKey.B_VALUE)) {
            parts.add(SplitKey.B_VALUE + " " + SplitKey.number(bValue.get()));
        }
        toldApart.forEach((name, value) -> parts.add(name + " " + (value.isEmpty() ? "absent" : value)));
        parts.add(slices.size() + " slice(s) of " + slices.get(0).plane().columns() + " x "
                + slices.get(0).plane().rows());
        return String.join(", ", parts);
    }
}
