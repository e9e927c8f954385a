package org.deltarad.node.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.deltarad.dicom.Dataset;
import org.deltarad.node.route.AttributePath;
import org.deltarad.node.route.Condition;

/**
 * Which series are of a sequence: {@code T2=SeriesDescription~t2.*tra;Modality=MR}, conditions as those of a route, all of
 * which must hold: {@code =} the value, as number or text without regard to case, {@code ~} a regular expression that is found.
 *
 * @param name       prefix of the columns
 * @param conditions at least one
 */
public record SequenceRule(String name, List<Condition> conditions) {
    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z0-9]+)\\s*=(.*)", Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9.]*)\\s*([=~])\\s*(.+?)\\s*");

    public SequenceRule {
        conditions = List.copyOf(conditions);
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    public static SequenceRule parse(String text) {
        Matcher whole = FORM.matcher(text);
        if (!whole.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no rule; write NAME=Keyword~pattern, as T2=SeriesDescription~t2");
        }
        List<Condition> conditions = new ArrayList<>();
        for (String part : whole.group(2).split(";", -1)) {
            Matcher m = CONDITION.matcher(part);
            if (!m.matches()) {
                throw new IllegalArgumentException(
                        "'" + part + "' is no condition; write Keyword=value or Keyword~pattern, joined by ;");
            }
            AttributePath attribute = AttributePath.parse(m.group(1));
            try {
                conditions.add(
                        m.group(2).equals("=")
                                ? new Condition.OneOf(attribute, List.of(m.group(3)))
                                : Condition.Found.of(attribute, m.group(3)));
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "'" + m.group(3) + "' is no regular expression: " + e.getDescription(), e);
            }
        }
        return new SequenceRule(whole.group(1), conditions);
    }

    /** Whether an image is of the sequence. */
    public boolean fits(Dataset header) {
        return conditions.stream().allMatch(c -> c.misfit(header).isEmpty());
    }
}
