package org.deltarad.node.web.page;

import static org.deltarad.node.web.html.Element.styled;
import static org.deltarad.node.web.html.Element.tag;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deltarad.node.web.html.Element;
import org.deltarad.node.work.Measurement;

/** Features as numbers, folded away until they are wanted. */
final class FeatureTable {
    private static final int DIGITS = 6;

    private FeatureTable() {}

    static Element of(Measurement m) {
        return folded(m.features().size() + " features of this time point", m.features(), Optional.empty());
    }

    /** Baseline and mid-treatment values side by side. */
    static Element of(Map<String, Double> baseline, Map<String, Double> mid) {
        return folded(baseline.size() + " features of both time points", baseline, Optional.of(mid));
    }

    private static Element folded(String words, Map<String, Double> first, Optional<Map<String, Double>> second) {
        Element head = tag("tr");
        List<String> columns = second.isPresent()
                ? List.of("Feature", "Baseline", "Mid-treatment", "Change")
                : List.of("Feature", "Value");
        columns.forEach(c ->
                head.add(styled("th", c.equals("Feature") ? "" : "number", c).with("scope", "col")));
        Element body = tag("tbody");
        first.forEach((name, value) -> {
            Element row = tag("tr", tag("th", name).with("scope", "row"), styled("td", "number", number(value)));
            second.map(s -> s.getOrDefault(name, Double.NaN))
                    .ifPresent(after -> row.add(
                            styled("td", "number", number(after)), styled("td", "number", number(after - value))));
            body.add(row);
        });
        return tag("details", tag("summary", words), styled("div", "scroll", tag("table", tag("thead", head), body)));
    }

    private static String number(double v) {
        if (!Double.isFinite(v)) {
            return "not defined";
        }
        double size = Math.abs(v);
        String text = v == 0 || (size >= 1e-4 && size < 1e9)
                ? new BigDecimal(v).round(new MathContext(DIGITS)).toPlainString()
                : String.format(Locale.ROOT, "%.5e", v);
        return text.replace('-', '\u2212');
    }
}
