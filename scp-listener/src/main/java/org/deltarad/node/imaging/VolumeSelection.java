package org.deltarad.node.imaging;

import java.util.List;
import java.util.Optional;

/**
 * Which volume of a series was taken, and why.
 *
 * @param chosen what it is
 * @param why    what it was chosen by
 * @param others what else the series holds
 */
public record VolumeSelection(String chosen, String why, List<String> others) {
    /** There was nothing to choose. */
    public static final VolumeSelection ONLY = new VolumeSelection("the only volume", "the only one", List.of());

    public VolumeSelection {
        others = List.copyOf(others);
    }

    /** For those who read the numbers; empty when there was nothing to choose. */
    public Optional<String> remark() {
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("the series holds " + (others.size() + 1) + " volumes; measured: " + chosen + " (" + why
                        + "); not measured: " + String.join("; ", others));
    }
}
