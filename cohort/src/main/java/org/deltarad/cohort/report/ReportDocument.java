package org.deltarad.cohort.report;

import java.util.List;

/**
 * What a report says, before it is HTML or PDF.
 *
 * @param subtitle below the title: study, version, software
 * @param warnings on top of the first page; the first is at the foot of all pages
 */
public record ReportDocument(String title, String subtitle, List<String> warnings, List<Block> blocks) {
    public ReportDocument {
        warnings = List.copyOf(warnings);
        blocks = List.copyOf(blocks);
    }
}
