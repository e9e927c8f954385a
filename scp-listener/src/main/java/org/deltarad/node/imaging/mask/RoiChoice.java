package org.deltarad.node.imaging.mask;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.RoiCandidate.Kind;

/**
 * Which ROI of an RT Structure Set or segment of a Segmentation is meant. A {@link Single} must fit one only; {@link Union}
 * joins all that fit, {@link Minus} takes some away. {@link Single#apart} keeps all that fit, one by one.
 */
public sealed interface RoiChoice {
    /** A condition that one ROI has to meet. */
    sealed interface Single extends RoiChoice {
        /** The candidates that meet it. */
        List<RoiCandidate> matching(List<RoiCandidate> candidates);

        /** The condition, to stand behind "ROI with". */
        String what();

        /**
         * The usable candidates that meet it, to be measured one by one.
         *
         * @throws ImagingException ROI_NOT_FOUND
         */
        default List<RoiCandidate> apart(List<RoiCandidate> candidates, String owner) throws ImagingException {
            return any(List.of(this), candidates, owner);
        }
    }

    /** The ROI of that ROI Number or Segment Number. */
    record ByNumber(int number) implements Single {
        @Override
        public List<RoiCandidate> matching(List<RoiCandidate> candidates) {
            return filter(candidates, c -> c.number() == number);
        }

        @Override
        public String what() {
            return "number " + number;
        }
    }

    /** The ROI of exactly that ROI Name or Segment Label. */
    record ByName(String name) implements Single {
        @Override
        public List<RoiCandidate> matching(List<RoiCandidate> candidates) {
            return filter(candidates, c -> c.name().equals(name));
        }

        @Override
        public String what() {
            return "the name '" + name + "'";
        }
    }

    /** The ROI whose whole name or label matches. */
    record ByPattern(Pattern pattern) implements Single {
        @Override
        public List<RoiCandidate> matching(List<RoiCandidate> candidates) {
            return filter(candidates, c -> pattern.matcher(c.name()).matches());
        }

        @Override
        public String what() {
            return "a name that matches " + pattern;
        }
    }

    /** The ROI of that RT ROI Interpreted Type (PS3.3 C.8.8.8.1), whatever the case. */
    record ByType(String type) implements Single {
        @Override
        public List<RoiCandidate> matching(List<RoiCandidate> candidates) {
            return filter(candidates, c -> c.interpretedType().equalsIgnoreCase(type));
        }

        @Override
        public String what() {
            return "RT ROI Interpreted Type " + type;
        }
    }

    /**
     * The segment of that property, or the ROI of that RT ROI Identification Code.
     *
     * @param code Coding Scheme Designator and Code Value of its Segmented Property Type or Category, {@code SCT:108369006}
     */
    record ByProperty(String code) implements Single {
        private static final Pattern FORM = Pattern.compile("[^:\\s]+:\\S+");

        public ByProperty {
            if (!FORM.matcher(code).matches()) {
                throw new IllegalArgumentException(
                        "a property is Coding Scheme Designator:Code Value, such as SCT:108369006, not " + code);
            }
        }

        @Override
        public List<RoiCandidate> matching(List<RoiCandidate> candidates) {
            return filter(candidates, c -> c.codes().contains(code));
        }

        @Override
        public String what() {
            return "the property " + code;
        }
    }

    /** The ROI that meets every one of several conditions. */
    record AllOf(List<Single> conditions) implements Single {
        public AllOf {
            conditions = List.copyOf(conditions);
        }

        @Override
        public List<RoiCandidate> matching(List<RoiCandidate> candidates) {
            List<RoiCandidate> left = candidates;
            for (Single condition : conditions) {
                left = condition.matching(left);
            }
            return left;
        }

        @Override
        public String what() {
            return conditions.stream().map(Single::what).collect(Collectors.joining(" and "));
        }
    }

    /** The only usable ROI, else the only tumour (GTV or neoplasm), else the only CTV. */
    record Automatic() implements Single {
        @Override
        public List<RoiCandidate> matching(List<RoiCandidate> candidates) {
            List<RoiCandidate> usable = filter(candidates, RoiCandidate::usable);
            Kind best = best(usable);
            return usable.size() == 1 ? usable : filter(usable, c -> c.kind() == best);
        }

        @Override
        public String what() {
            return "voxels to measure";
        }

        private static Kind best(List<RoiCandidate> usable) {
            return Arrays.stream(Kind.values())
                    .filter(k -> usable.stream().anyMatch(c -> c.kind() == k))
                    .findFirst()
                    .orElse(Kind.OTHER);
        }
    }

    /** All usable ROIs that meet any of the conditions, as one region. */
    record Union(List<Single> parts) implements RoiChoice {
        public Union {
            parts = List.copyOf(parts);
        }
    }

    /** What is chosen without the voxels of all usable ROIs that meet any of the conditions. */
    record Minus(RoiChoice from, List<Single> removed) implements RoiChoice {
        public Minus {
            removed = List.copyOf(removed);
        }
    }

    static RoiChoice number(int number) {
        return new ByNumber(number);
    }

    static RoiChoice name(String name) {
        return new ByName(name);
    }

    static RoiChoice matching(Pattern pattern) {
        return new ByPattern(pattern);
    }

    /** By a code such as {@code SCT:108369006}. */
    static RoiChoice property(String code) {
        return new ByProperty(code);
    }

    static RoiChoice automatic() {
        return new Automatic();
    }

    /**
     * The candidates that are meant.
     *
     * @param owner what they belong to, for the message
     * @throws ImagingException ROI_NOT_FOUND or AMBIGUOUS, listing numbers and names
     */
    default RoiSelection select(List<RoiCandidate> candidates, String owner) throws ImagingException {
        if (this instanceof Union u) {
            return new RoiSelection(any(u.parts(), candidates, owner), List.of());
        }
        if (this instanceof Minus m) {
            RoiSelection from = m.from().select(candidates, owner);
            Set<RoiCandidate> removed = new LinkedHashSet<>(from.removed());
            removed.addAll(any(m.removed(), candidates, owner));
            return new RoiSelection(from.joined(), List.copyOf(removed));
        }
        return new RoiSelection(List.of(only((Single) this, candidates, owner)), List.of());
    }

    private static List<RoiCandidate> filter(List<RoiCandidate> candidates, Predicate<RoiCandidate> fits) {
        return candidates.stream().filter(fits).toList();
    }

    /** Usable ones that meet any; one that cannot be used only where nothing else fits, to be refused with its reason. */
    private static List<RoiCandidate> any(List<Single> conditions, List<RoiCandidate> candidates, String owner)
            throws ImagingException {
        Set<RoiCandidate> all = new LinkedHashSet<>();
        for (Single condition : conditions) {
            List<RoiCandidate> found = condition.matching(candidates);
            if (found.isEmpty()) {
                throw notFound(condition, candidates, owner);
            }
            List<RoiCandidate> usable = filter(found, RoiCandidate::usable);
            all.addAll(usable.isEmpty() ? found : usable);
        }
        return List.copyOf(all);
    }

    private static RoiCandidate only(Single condition, List<RoiCandidate> candidates, String owner)
            throws ImagingException {
        List<RoiCandidate> found = condition.matching(candidates);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw notFound(condition, candidates, owner);
        }
        throw new ImagingException(
                Reason.AMBIGUOUS,
                owner + " has " + found.size() + " ROIs with " + condition.what() + ": " + list(found)
                        + "; choose one by its name or number, or join them (in a node's configuration: roi)");
    }

    private static ImagingException notFound(Single condition, List<RoiCandidate> candidates, String owner) {
        return new ImagingException(
                Reason.ROI_NOT_FOUND, owner + " has no ROI with " + condition.what() + "; it has " + list(candidates));
    }

    private static String list(List<RoiCandidate> candidates) {
        return candidates.isEmpty()
                ? "none"
                : candidates.stream().map(RoiCandidate::toString).collect(Collectors.joining(", "));
    }
}
