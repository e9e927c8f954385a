package org.deltarad.cohort.report;

import java.util.List;
import org.deltarad.cohort.figure.Figure;

/** A piece of a report. Texts are plain; whoever writes them escapes them. */
public sealed interface Block {
    /**
     * A heading.
     *
     * @param level 2 for a section, 3 below it
     * @param id    that is linked to: letters, digits, hyphens
     */
    record Heading(int level, String id, String text) implements Block {}

    /** A paragraph. */
    record Paragraph(String text) implements Block {}

    /** Something not to be overlooked. */
    record Notice(String text) implements Block {}

    /** What only the authors know: a box to be filled in. */
    record ForAuthors(String text) implements Block {}

    /** A table; rows have as many cells as the header. */
    record Rows(String caption, List<String> header, List<List<String>> rows) implements Block {
        public Rows {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A figure with what is to be known to read it. */
    record Picture(Figure figure, String caption) implements Block {}
}
