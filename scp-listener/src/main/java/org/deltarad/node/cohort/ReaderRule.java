package org.deltarad.node.cohort;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/** Who drew a mask: nobody in particular, or what an attribute of the mask says, or its ROIs' names. */
public sealed interface ReaderRule {
    /** All masks are of one reader. */
    record None() implements ReaderRule {}

    /** The first of these attributes that the mask has. */
    record ByAttribute(int... tags) implements ReaderRule {
        Optional<String> reader(Dataset mask) {
            return Stream.of(java.util.Arrays.stream(tags).boxed().toArray(Integer[]::new))
                    .flatMap(tag -> mask.string(tag).stream())
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .findFirst();
        }
    }

    /** ROIs or segments of such a name are of one reader each, by the name's first group or the whole name. */
    record ByRoi(Pattern pattern) implements ReaderRule {
        /** The reader of an ROI; empty for an ROI of another name. */
        Optional<String> reader(String roi) {
            Matcher m = pattern.matcher(roi);
            if (!m.matches()) {
                return Optional.empty();
            }
            return Optional.of(m.groupCount() > 0 && m.group(1) != null ? m.group(1) : roi);
        }
    }

    /**
     * {@code none}, {@code operator} (Operators' Name), {@code label} (Structure Set Label, Content Label), or {@code
     * roi:PATTERN} such as {@code roi:GTV_(.*)}.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static ReaderRule parse(String text) {
        if (text.startsWith("roi:")) {
            try {
                return new ByRoi(Pattern.compile(text.substring(4)));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "'" + text.substring(4) + "' is no regular expression: " + e.getDescription(), e);
            }
        }
        return switch (text) {
            case "none" -> new None();
            case "operator" -> new ByAttribute(Tag.OperatorsName, Tag.ContentCreatorName);
            case "label" -> new ByAttribute(Tag.StructureSetLabel, Tag.ContentLabel);
            default ->
                throw new IllegalArgumentException("'" + text + "' is none of none, operator, label and roi:PATTERN");
        };
    }
}
