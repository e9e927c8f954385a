package org.deltarad.node.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.node.imaging.mask.RoiChoice.Single;

/**
 * Which ROI of a mask is meant: the one that meets all conditions that are given, or with {@code join} all that do. Text
 * instead of a mapping is a {@code pattern}.
 *
 * @param name     exactly the ROI Name or Segment Label
 * @param pattern  regular expression of the whole ROI Name or Segment Label, case ignored
 * @param type     RT ROI Interpreted Type such as GTV, case ignored
 * @param number   ROI Number or Segment Number
 * @param property code of a segment's property category or type, {@code SCT:108369006}
 * @param join     whether all ROIs that fit are one region; empty for no
 * @param minus    ROIs whose voxels are taken away, all that fit
 */
public record RoiConfig(
        Optional<String> name,
        Optional<String> pattern,
        Optional<String> type,
        Optional<Integer> number,
        Optional<String> property,
        Optional<Boolean> join,
        Optional<RoiConfig> minus) {
    @JsonCreator
    public RoiConfig {
        name.ifPresent(n -> Checks.text("name", n));
        pattern.ifPresent(p -> Checks.pattern("pattern", p));
        type.ifPresent(t -> Checks.text("type", t));
        property.ifPresent(RoiConfig::checkProperty);
        if (name.isEmpty() && pattern.isEmpty() && type.isEmpty() && number.isEmpty() && property.isEmpty()) {
            throw new InvalidValueException("", "needs one of name, pattern, type, number, property");
        }
        if (minus.isPresent()
                && (minus.get().join().isPresent() || minus.get().minus().isPresent())) {
            throw new InvalidValueException("minus", "takes neither join nor minus: all ROIs that fit are taken away");
        }
    }

    private static void checkProperty(String property) {
        try {
            new RoiChoice.ByProperty(property);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("property", e.getMessage());
        }
    }

    /** Text is a pattern. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RoiConfig ofPattern(String pattern) {
        Checks.pattern("", pattern);
        return new RoiConfig(
                Optional.empty(),
                Optional.of(pattern),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The choice that it says. */
    public RoiChoice choice() {
        RoiChoice chosen = join.orElse(false) ? new RoiChoice.Union(List.of(condition())) : condition();
        return minus.isEmpty()
                ? chosen
                : new RoiChoice.Minus(chosen, List.of(minus.get().condition()));
    }

    private Single condition() {
        List<Single> all = new ArrayList<>();
        number.ifPresent(n -> all.add(new RoiChoice.ByNumber(n)));
        name.ifPresent(n -> all.add(new RoiChoice.ByName(n)));
        pattern.ifPresent(p ->
                all.add(new RoiChoice.ByPattern(Pattern.compile(p, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))));
        type.ifPresent(t -> all.add(new RoiChoice.ByType(t)));
        property.ifPresent(p -> all.add(new RoiChoice.ByProperty(p)));
        return all.size() == 1 ? all.get(0) : new RoiChoice.AllOf(all);
    }
}
