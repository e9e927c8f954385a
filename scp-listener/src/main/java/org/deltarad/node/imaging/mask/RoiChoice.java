package org.deltarad.node.imaging.mask;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.mask.RoiCandidate.Kind;

/** Which ROI of an RT Structure Set or segment of a Segmentation is meant. */
public sealed interface RoiChoice {

    /** The ROI of that ROI Number or Segment Number. */
    record ByNumber(int number) implements RoiChoice {}

    /** The ROI of exactly that ROI Name or Segment Label. */
    record ByName(String name) implements RoiChoice {}

    /** The only ROI whose whole name or label matches. */
    record ByPattern(Pattern pattern) implements RoiChoice {}

    /**
     * The only segment of that property.
     *
     * @param code Coding Scheme Designator and Code Value of its Segmented Property Type or Category, {@code SCT:108369006}
     */
    record ByProperty(String code) implements RoiChoice {
        private static final Pattern FORM = Pattern.compile("[^:\\s]+:\\S+");

        public ByProperty {
            if (!FORM.matcher(code).matches()) {
                throw new IllegalArgumentException(
                        "a property is Coding Scheme Designator:Code Value, such as SCT:108369006, not " + code);
            }
        }
    }

    /** The only usable ROI, else the only tumour (GTV or neoplasm), else the only CTV. */
    record Automatic() implements RoiChoice {}

    static RoiChoice number(int number) {
        return new ByNumber(number);
    }

    static RoiChoice name(String name) {
        return new ByName(name);
    }

    static RoiChoice matching(Pattern pattern) {
        return new ByPattern(pattern);
    }

    /** @throws IllegalArgumentException when it is no {@code SCHEME:VALUE} */
    static RoiChoice property(String code) {
        return new ByProperty(code);
    }

    static RoiChoice automatic() {
        return new Automatic();
    }

    /**
     * The candidate that is meant.
     *
     * @param owner what they belong to, for the message
     * @throws ImagingException ROI_NOT_FOUND or AMBIGUOUS, listing numbers and names
     */
    default RoiCandidate choose(List<RoiCandidate> candidates, String owner) throws ImagingException {
        if (this instanceof ByNumber n) {
            return only(candidates, c -> c.number() == n.number(), owner, "number " + n.number());
        }
        if (this instanceof ByName n) {
            return only(candidates, c -> c.name().equals(n.name()), owner, "the name '" + n.name() + "'");
        }
        if (this instanceof ByPattern p) {
            return only(
                    candidates,
                    c -> p.pattern().matcher(c.name()).matches(),
                    owner,
                    "a name that matches " + p.pattern());
        }
        if (this instanceof ByProperty p) {
            return only(candidates, c -> c.codes().contains(p.code()), owner, "the property " + p.code());
        }
        List<RoiCandidate> usable =
                candidates.stream().filter(RoiCandidate::usable).toList();
        if (usable.size() == 1) {
            return usable.get(0);
        }
        Kind best = Arrays.stream(Kind.values())
                .filter(k -> usable.stream().anyMatch(c -> c.kind() == k))
                .findFirst()
                .orElse(Kind.OTHER);
        return only(
                usable, c -> c.kind() == best, owner, best == Kind.OTHER ? "voxels to measure" : "the type " + best);
    }

    private static RoiCandidate only(
            List<RoiCandidate> candidates, Predicate<RoiCandidate> fits, String owner, String what)
            throws ImagingException {
        List<RoiCandidate> found = candidates.stream().filter(fits).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new ImagingException(
                    Reason.ROI_NOT_FOUND, owner + " has no ROI with " + what + "; it has " + list(candidates));
        }
        throw new ImagingException(
                Reason.AMBIGUOUS,
                owner + " has " + found.size() + " ROIs with " + what + ": " + list(found)
                        + "; choose one by its name or number (in a node's configuration: roi)");
    }

    private static String list(List<RoiCandidate> candidates) {
        return candidates.isEmpty()
                ? "none"
                : candidates.stream().map(RoiCandidate::toString).collect(Collectors.joining(", "));
    }
}
