package org.deltarad.node.imaging.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.volume.Vector3;

/**
 * Takes a series apart into its volumes. Slices of another size, orientation, Stack ID or colour, localizers and ADC maps
 * never belong to the others. Beyond that only repeated positions make several volumes, and only an attribute that tells
 * them apart at every place splits: one that is different in each slice, such as a time, or the same at repeated
 * positions does not. What no attribute tells apart stays together, to be refused.
 */
final class VolumeSplitter {
    /** Times of slices that belong to phases where each slice has its own. */
    private static final List<Integer> TIMES =
            List.of(Tag.TriggerTime, Tag.FrameReferenceTime, Tag.AcquisitionTime, Tag.ContentTime);

    private final List<SliceHeader> slices;
    /** Of each slice, which place along the normal it is at. */
    private final int[] place;

    private final List<Part> parts = new ArrayList<>();

    /**
     * Slices that are one volume, or that nothing tells apart.
     *
     * @param toldApart the attributes, and values, that told them from the series' others
     */
    record Part(List<SliceHeader> slices, Map<String, String> toldApart) {}

    private VolumeSplitter(List<SliceHeader> slices) {
        this.slices = slices;
        this.place = places(slices);
    }

    /** The parts of a series, in the order of their first slices. */
    static List<Part> split(List<SliceHeader> series) {
        List<Part> all = new ArrayList<>();
        for (List<SliceHeader> group : kinds(series)) {
            VolumeSplitter splitter = new VolumeSplitter(group);
            splitter.split(IntStream.range(0, group.size()).boxed().toList(), new LinkedHashMap<>());
            all.addAll(splitter.parts);
        }
        return all;
    }

    /** What never belongs together. */
    private static Collection<List<SliceHeader>> kinds(List<SliceHeader> series) {
        List<SliceHeader> shapes = new ArrayList<>();
        Map<List<Object>, List<SliceHeader>> groups = new LinkedHashMap<>();
        boolean stacks = 2
                        * series.stream()
                                .map(s -> s.dataset().string(Tag.StackID))
                                .distinct()
                                .count()
                <= series.size();
        for (SliceHeader s : series) {
            int shape = 0;
            while (shape < shapes.size() && !shapes.get(shape).plane().sameShapeAs(s.plane())) {
                shape++;
            }
            if (shape == shapes.size()) {
                shapes.add(s);
            }
            Dataset d = s.dataset();
            List<Object> kind = List.of(
                    shape,
                    stacks ? d.string(Tag.StackID).orElse("") : "",
                    d.string(Tag.PhotometricInterpretation).orElse(""),
                    VolumeKind.byImageType(d.strings(Tag.ImageType)));
            groups.computeIfAbsent(kind, k -> new ArrayList<>()).add(s);
        }
        return groups.values();
    }

    private static int[] places(List<SliceHeader> slices) {
        Vector3 normal = slices.get(0).plane().normal();
        double[] along =
                slices.stream().mapToDouble(s -> s.position().dot(normal)).toArray();
        int[] order = IntStream.range(0, along.length)
                .boxed()
                .sorted(Comparator.comparingDouble(n -> along[n]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = new int[along.length];
        int last = 0;
        for (int n = 1; n < order.length; n++) {
            last += along[order[n]] - along[order[n - 1]] < SliceStack.SAME_PLACE ? 0 : 1;
            place[order[n]] = last;
        }
        return place;
    }

    private void split(List<Integer> members, Map<String, String> told) {
        boolean repeated = placesOf(members).size() < members.size();
        if (repeated
                && (splitBy(members, told, this::isEven)
                        || splitByPhases(members, told)
                        || splitBy(members, told, this::isOverlapping))) {
            return;
        }
        parts.add(new Part(members.stream().map(slices::get).toList(), told));
    }

    private boolean splitBy(List<Integer> members, Map<String, String> told, Predicate<Collection<List<Integer>>> by) {
        for (SplitKey key : SplitKey.ALL) {
            Map<String, List<Integer>> groups = members.stream()
                    .collect(Collectors.groupingBy(
                            n -> key.value().apply(slices.get(n).dataset()).orElse(""),
                            LinkedHashMap::new,
                            Collectors.toList()));
            if (groups.size() > 1 && by.test(groups.values())) {
                groups.forEach((value, group) -> split(group, and(told, key.name(), value)));
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> and(Map<String, String> told, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(told);
        all.put(name, value);
        return all;
    }

    private Map<Integer, Long> placesOf(List<Integer> members) {
        return members.stream().collect(Collectors.groupingBy(n -> place[n], Collectors.counting()));
    }

    /** Whether each group has the same places, and each place as often. */
    private boolean isEven(Collection<List<Integer>> groups) {
        Set<Integer> places = null;
        for (List<Integer> group : groups) {
            Map<Integer, Long> counts = placesOf(group);
            if (counts.values().stream().distinct().count() > 1
                    || (places != null && !places.equals(counts.keySet()))) {
                return false;
            }
            places = counts.keySet();
        }
        return true;
    }

    /** Whether each group has several places, at least half of them places of the largest: data that are not complete. */
    private boolean isOverlapping(Collection<List<Integer>> groups) {
        List<Set<Integer>> places =
                groups.stream().map(g -> placesOf(g).keySet()).toList();
        Set<Integer> largest =
                places.stream().max(Comparator.comparingInt(Set::size)).orElseThrow();
        return places.stream()
                .allMatch(p ->
                        p.size() > 1 && 2 * p.stream().filter(largest::contains).count() >= p.size());
    }

    /** The n-th of each place in time are one phase, where all of a phase come before the next. */
    private boolean splitByPhases(List<Integer> members, Map<String, String> told) {
        for (int tag : TIMES) {
            Optional<List<List<Integer>>> phases = phases(members, tag);
            if (phases.isPresent()) {
                int count = phases.get().size();
                for (int n = 0; n < count; n++) {
                    String keyword = DataDictionary.keyword(tag).orElseThrow();
                    split(phases.get().get(n), and(told, keyword, "phase " + (n + 1) + " of " + count));
                }
                return true;
            }
        }
        return false;
    }

    private Optional<List<List<Integer>>> phases(List<Integer> members, int tag) {
        double[] time = new double[slices.size()];
        for (int n : members) {
            time[n] = slices.get(n).dataset().number(tag).orElse(Double.NaN);
        }
        Map<Integer, List<Integer>> byPlace = members.stream()
                .sorted(Comparator.comparingDouble(n -> time[n]))
                .collect(Collectors.groupingBy(n -> place[n]));
        Set<Integer> counts = new LinkedHashSet<>();
        byPlace.values().forEach(p -> counts.add(p.size()));
        boolean known = members.stream().noneMatch(n -> Double.isNaN(time[n]));
        if (!known || counts.size() > 1 || byPlace.size() < 2) {
            return Optional.empty();
        }
        List<List<Integer>> phases = new ArrayList<>();
        double latest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < counts.iterator().next(); k++) {
            int phase = k;
            int[] of = byPlace.values().stream().mapToInt(p -> p.get(phase)).toArray();
            double[] times =
                    Arrays.stream(of).mapToDouble(n -> time[n]).sorted().toArray();
            if (times[0] <= latest) {
                return Optional.empty();
            }
            latest = times[times.length - 1];
            phases.add(Arrays.stream(of).boxed().toList());
        }
        return Optional.of(phases);
    }
}
