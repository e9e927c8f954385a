package org.deltarad.node.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Optional;
import org.deltarad.node.route.AttributePath;

/**
 * What must be here before work on a series begins, besides the images that its mask names.
 *
 * @param instances     fewest instances of the series
 * @param fromAttribute attribute of the images that says how many there are, such as {@code ImagesInAcquisition}; where
 *                      an image lacks it, it asks for nothing
 * @param series        other series of the same study, each by its own conditions
 */
public record ExpectedSeries(
        Optional<Integer> instances, Optional<String> fromAttribute, Optional<List<Series>> series) {
    @JsonCreator
    public ExpectedSeries {
        instances.ifPresent(n -> Checks.range("instances", n, 1, 1_000_000));
        fromAttribute.ifPresent(ExpectedSeries::requireNumber);
        if (instances.isEmpty() && fromAttribute.isEmpty() && series.isEmpty()) {
            throw new InvalidValueException("", "needs one of instances, fromAttribute, series");
        }
        series = series.map(List::copyOf);
    }

    private static void requireNumber(String keyword) {
        AttributePath path;
        try {
            path = AttributePath.parse(keyword);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("fromAttribute", e.getMessage());
        }
        if (!path.isNumeric()) {
            throw new InvalidValueException("fromAttribute", keyword + " holds no number");
        }
    }

    /**
     * A series that must be in the study.
     *
     * @param name      for messages; empty: its conditions are shown
     * @param match     on its images
     * @param instances fewest instances of it; empty: one
     */
    public record Series(Optional<String> name, MatchConfig match, Optional<Integer> instances) {
        @JsonCreator
        public Series {
            name.ifPresent(n -> Checks.text("name", n));
            instances.ifPresent(n -> Checks.range("instances", n, 1, 1_000_000));
            if (match.match().image().isEmpty() || !match.match().mask().isEmpty()) {
                throw new InvalidValueException("match", "needs conditions on images, and none on the mask");
            }
        }

        /** For messages. */
        public String label() {
            return name.orElseGet(() -> String.join(
                    ", ",
                    match.match().image().stream()
                            .map(c -> c.attribute() + " " + c.wanted())
                            .toList()));
        }
    }
}
