package org.deltarad.report.sr;

import java.util.List;
import java.util.stream.Stream;
import org.deltarad.report.code.Code;
import org.deltarad.report.measurement.Evaluation;

/** Content items that are no measurement as names and values in words. */
final class EvaluationReader {
    private static final Code UNNAMED = new Code("UNNAMED", "99DELTARAD", "Without a name");

    private EvaluationReader() {}

    /** The evaluation that an item is; nothing for containers and references. */
    static Stream<Evaluation> read(ContentItem item) {
        Code name = item.name().orElse(UNNAMED);
        Value value = item.value();
        if (value instanceof Value.Coded c) {
            return Stream.of(Evaluation.of(name, c.code(), below(item)));
        }
        String text = text(value);
        return text.isEmpty() ? Stream.empty() : Stream.of(Evaluation.of(name, text, below(item)));
    }

    private static List<Evaluation> below(ContentItem item) {
        return item.children().stream().flatMap(EvaluationReader::read).toList();
    }

    private static String text(Value value) {
        if (value instanceof Value.Text t) {
            return t.text();
        }
        if (value instanceof Value.Num n) {
            return Double.isNaN(n.number())
                    ? n.qualifier().map(Code::meaning).orElse("no value")
                    : n.number() + " " + n.unit().value();
        }
        if (value instanceof Value.Uid u) {
            return u.uid();
        }
        if (value instanceof Value.Date d) {
            return d.date().toString();
        }
        if (value instanceof Value.Time t) {
            return t.time().toString();
        }
        if (value instanceof Value.DateTime d) {
            return d.text();
        }
        return value instanceof Value.Person p ? p.name() : "";
    }
}
