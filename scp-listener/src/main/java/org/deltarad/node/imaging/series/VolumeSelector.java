package org.deltarad.node.imaging.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.VolumeSelection;

/**
 * Chooses the wanted volume of a series: what the rule says; among those that fit it, and without a rule, the only one
 * beside localizers, else the one that shows the images that a mask names.
 */
final class VolumeSelector {
    private final SeriesPolicy policy;

    VolumeSelector(SeriesPolicy policy) {
        this.policy = policy;
    }

    /**
     * What was chosen.
     *
     * @param bValue s/mm2, where all slices have the same one
     */
    record Choice(SliceStack stack, VolumeSelection selection, Optional<Double> bValue) {}

    /** All volumes of a series. */
    static List<SeriesVolume> volumes(List<SliceHeader> series, SeriesPolicy policy) {
        return new VolumeClassifier(policy.patterns()).classify(VolumeSplitter.split(series));
    }

    /**
     * @param named SOP Instance UIDs of the images that a mask was drawn on, possibly none
     * @throws ImagingException when none or several fit, or the chosen one is no regular stack
     */
    Choice choose(List<SliceHeader> series, Set<String> named) throws ImagingException {
        List<SeriesVolume> all = volumes(series, policy);
        VolumeRule rule = policy.ruleFor(series.get(0).dataset());
        List<SeriesVolume> fit = rule.isAutomatic() ? withoutLocalizers(all) : rule.of(all);
        if (fit.isEmpty()) {
            fit = unlabelled(all, rule);
        }
        String why = rule.isAutomatic() ? "beside localizers the only one" : "rule " + rule + ", by " + because(fit);
        if (fit.size() > 1) {
            List<SeriesVolume> shown =
                    fit.stream().filter(v -> v.showing(named) > 0).toList();
            if (rule.isAutomatic()) {
                requireOneGeometry(fit, shown);
            }
            if (shown.size() != 1) {
                throw ambiguous(all, fit, rule);
            }
            fit = shown;
            why = "the mask was drawn on it" + (rule.isAutomatic() ? "" : ", among those of rule " + rule);
        }
        SeriesVolume chosen = fit.get(0);
        if (!named.isEmpty() && chosen.showing(named) == 0 && all.size() > 1) {
            why += "; the mask was drawn on another volume of the series";
        }
        return choice(chosen, why, all);
    }

    /**
     * All diffusion weighted volumes with a b-value, in its ascending order; of one b-value those whose directions are
     * averaged, else all.
     *
     * @throws ImagingException when there is none, or one is no regular stack
     */
    List<Choice> diffusion(List<SliceHeader> series) throws ImagingException {
        List<SeriesVolume> all = volumes(series, policy);
        Map<Double, List<SeriesVolume>> byValue = all.stream()
                .filter(v -> v.kind() == VolumeKind.DWI && v.bValue().isPresent())
                .collect(Collectors.groupingBy(v -> v.bValue().orElseThrow(), TreeMap::new, Collectors.toList()));
        if (byValue.isEmpty()) {
            throw new ImagingException(
                    Reason.VOLUME_NOT_FOUND,
                    "series " + seriesUid(all) + " holds no diffusion weighted volume with a b-value; there: "
                            + labels(all),
                    seriesUid(all));
        }
        List<Choice> chosen = new ArrayList<>();
        for (List<SeriesVolume> one : byValue.values()) {
            for (SeriesVolume v : SeriesVolume.isotropic(one)) {
                chosen.add(choice(v, SplitKey.B_VALUE, all));
            }
        }
        return chosen;
    }

    private Choice choice(SeriesVolume chosen, String why, List<SeriesVolume> all) throws ImagingException {
        List<String> others = all.stream()
                .filter(v -> !v.firstImage().equals(chosen.firstImage()))
                .map(SeriesVolume::label)
                .toList();
        return new Choice(stack(chosen), new VolumeSelection(chosen.label(), why, others), chosen.bValue());
    }

    private static String because(List<SeriesVolume> fit) {
        return fit.get(0).because();
    }

    private SliceStack stack(SeriesVolume v) throws ImagingException {
        return v.stack(policy.tolerance(), policy.minSlices());
    }

    private static List<SeriesVolume> withoutLocalizers(List<SeriesVolume> all) {
        List<SeriesVolume> rest =
                all.stream().filter(v -> v.kind() != VolumeKind.LOCALIZER).toList();
        return rest.isEmpty() ? all : rest;
    }

    /** The only volume of a series is taken when nothing says what it shows; never one that shows something else. */
    private static List<SeriesVolume> unlabelled(List<SeriesVolume> all, VolumeRule rule) throws ImagingException {
        List<SeriesVolume> rest = withoutLocalizers(all);
        if (rest.size() == 1 && rest.get(0).kind() == VolumeKind.OTHER && rule.isKind()) {
            return rest;
        }
        throw new ImagingException(
                Reason.VOLUME_NOT_FOUND,
                "series " + seriesUid(all) + " holds no volume of rule " + rule + "; there: " + labels(all),
                seriesUid(all));
    }

    /**
     * Slices of another size or orientation that are no volume themselves may be what is missing in another: without a
     * rule they are left aside only when the mask was drawn on the others alone.
     */
    private void requireOneGeometry(List<SeriesVolume> fit, List<SeriesVolume> shown) throws ImagingException {
        SeriesVolume first = fit.get(0);
        boolean oneShape = fit.stream().allMatch(v -> v.slices()
                .get(0)
                .plane()
                .sameShapeAs(first.slices().get(0).plane()));
        if (oneShape || (shown.size() == 1 && isWhole(shown.get(0)))) {
            return;
        }
        for (SeriesVolume v : fit) {
            if (!isWhole(v)) {
                SliceStack.requireOneGeometry(
                        fit.stream().flatMap(f -> f.slices().stream()).toList());
            }
        }
    }

    private boolean isWhole(SeriesVolume v) {
        try {
            stack(v);
            return true;
        } catch (ImagingException notWhole) {
            return false;
        }
    }

    private static ImagingException ambiguous(List<SeriesVolume> all, List<SeriesVolume> fit, VolumeRule rule) {
        return new ImagingException(
                Reason.AMBIGUOUS,
                "series " + seriesUid(all) + " holds " + fit.size() + " volumes"
                        + (rule.isAutomatic() ? " and nothing says which is meant" : " of rule " + rule) + ": "
                        + labels(fit) + "; name one by a rule (series.volume in the configuration, --volume)",
                fit.stream().map(v -> v.slices().get(0).uid()).distinct().toList());
    }

    /** What each is called; with the plane of its slices where two are called the same. */
    private static String labels(List<SeriesVolume> volumes) {
        boolean unlike = volumes.stream().map(SeriesVolume::label).distinct().count() == volumes.size();
        return volumes.stream()
                .map(v -> unlike
                        ? v.label()
                        : v.label() + " (" + v.slices().get(0).plane().shape() + ")")
                .collect(Collectors.joining("; "));
    }

    private static String seriesUid(List<SeriesVolume> all) {
        return all.get(0).slices().get(0).reference().seriesInstanceUid();
    }
}
