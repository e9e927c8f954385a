package org.deltarad.node.route;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;

/**
 * When a route fits: one image of the series meets all conditions of the images, and the mask those of the mask.
 *
 * @param image conditions of the images, possibly none
 * @param mask  conditions of the mask, possibly none
 */
public record Match(List<Condition> image, List<Condition> mask) {
    /** Fits everything. */
    public static final Match ALL = new Match(List.of(), List.of());

    public Match {
        image = List.copyOf(image);
        mask = List.copyOf(mask);
    }

    /** Why the mask does not fit; empty when it does. */
    public Optional<String> misfitOfMask(Dataset header) {
        return firstMisfit(mask, header).map(m -> "mask: " + m);
    }

    /** Why no image fits, as the image says that meets the most conditions in their order; empty when one does. */
    public Optional<String> misfitOfImages(Collection<Dataset> headers) {
        if (image.isEmpty()) {
            return Optional.empty();
        }
        int best = -1;
        Optional<String> why = Optional.of("there is no image");
        for (Dataset d : headers) {
            int met = met(d);
            if (met == image.size()) {
                return Optional.empty();
            }
            if (met > best) {
                best = met;
                why = image.get(met).misfit(d);
            }
        }
        return why;
    }

    /**
     * Why what is known of images does not fit, such as an archive's answer; conditions on attributes that it lacks are
     * left out.
     */
    public Optional<String> misfitOfAnswer(Dataset known) {
        return firstMisfit(
                image.stream()
                        .filter(c -> !c.attribute().values(known).isEmpty())
                        .toList(),
                known);
    }

    /** How many of the conditions are met before the first that is not. */
    private int met(Dataset d) {
        int n = 0;
        while (n < image.size() && image.get(n).misfit(d).isEmpty()) {
            n++;
        }
        return n;
    }

    private static Optional<String> firstMisfit(List<Condition> conditions, Dataset d) {
        return conditions.stream().flatMap(c -> c.misfit(d).stream()).findFirst();
    }
}
