package org.deltarad.cohort.report;

import static org.deltarad.cohort.figure.FigureFiles.escaped;

import java.util.List;
import org.deltarad.cohort.figure.FigureFiles;

/** A report as one HTML file: styles and figures are in it, nothing is fetched. */
final class HtmlPage {
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { font: 16px/1.5 "Liberation Sans", Arial, Helvetica, sans-serif; color: #1f2933; background: #fff;
              max-width: 860px; margin: 0 auto; padding: 24px; }
            h1 { font-size: 28px; line-height: 1.2; margin: 16px 0 4px; }
            h2 { font-size: 21px; margin: 36px 0 8px; padding-bottom: 4px; border-bottom: 2px solid #0072b2; }
            h3 { font-size: 17px; margin: 24px 0 6px; }
            .sub { color: #5b6773; margin: 0 0 16px; }
            .warn { background: #fff4ec; border-left: 6px solid #d55e00; padding: 10px 14px; margin: 10px 0;
              font-weight: bold; }
            .notice { background: #fff4ec; border-left: 4px solid #d55e00; padding: 8px 12px; margin: 12px 0; }
            .authors { border: 1.5px dashed #5b6773; padding: 8px 12px; margin: 12px 0; color: #3c4650; }
            .authors b { color: #9a3a00; }
            nav { columns: 2; font-size: 14px; background: #f4f6f8; padding: 12px 18px; }
            nav a { display: block; color: #005a8c; text-decoration: none; }
            .scroll { overflow-x: auto; margin: 12px 0; }
            table { border-collapse: collapse; font-size: 14px; width: 100%; }
            caption { text-align: left; font-weight: bold; padding: 6px 0; }
            th, td { text-align: left; vertical-align: top; padding: 4px 8px; border-bottom: 1px solid #d9dee3;
              overflow-wrap: break-word; }
            th:first-child, td:first-child { min-width: 11em; }
            th { background: #f4f6f8; }
            td.n { white-space: nowrap; font-variant-numeric: tabular-nums; }
            figure { margin: 18px 0; }
            figure svg { max-width: 100%; height: auto; }
            figcaption { font-size: 14px; color: #3c4650; }
            footer { margin-top: 40px; border-top: 1px solid #d9dee3; padding-top: 8px; font-size: 14px; }
            @media print {
              @page { size: A4; margin: 16mm; }
              body { font-size: 10.5pt; max-width: none; padding: 0; }
              table { font-size: 8.5pt; }
              h2, h3 { break-after: avoid; }
              figure, tr, .authors, .warn, .notice { break-inside: avoid; }
              thead { display: table-header-group; }
            }
            """;

    private final StringBuilder out = new StringBuilder();

    private HtmlPage() {}

    static String of(ReportDocument report) {
        HtmlPage page = new HtmlPage();
        page.write(report);
        return page.out.toString();
    }

    private void write(ReportDocument report) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(report.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<header>\n");
        report.warnings().forEach(w -> element("div class=\"warn\"", w));
        element("h1", report.title());
        element("p class=\"sub\"", report.subtitle());
        out.append("</header>\n<nav aria-label=\"Contents\">\n");
        for (Block block : report.blocks()) {
            if (block instanceof Block.Heading h && h.level() == 2) {
                element("a href=\"#" + h.id() + "\"", h.text());
            }
        }
        out.append("</nav>\n<main>\n");
        report.blocks().forEach(this::write);
        out.append("</main>\n");
        element("footer", report.warnings().get(0));
        out.append("</body>\n</html>\n");
    }

    private void write(Block block) {
        if (block instanceof Block.Heading h) {
            element("h" + h.level() + " id=\"" + h.id() + "\"", h.text());
        } else if (block instanceof Block.Paragraph p) {
            element("p", p.text());
        } else if (block instanceof Block.Notice n) {
            element("div class=\"notice\"", n.text());
        } else if (block instanceof Block.ForAuthors a) {
            out.append("<div class=\"authors\"><b>For the authors.</b> ")
                    .append(escaped(a.text()))
                    .append("</div>\n");
        } else if (block instanceof Block.Rows t) {
            write(t);
        } else if (block instanceof Block.Picture p) {
            out.append("<figure>\n").append(FigureFiles.svg(p.figure()));
            element("figcaption", p.caption());
            out.append("</figure>\n");
        }
    }

    private void write(Block.Rows table) {
        out.append("<div class=\"scroll\"><table>\n");
        element("caption", table.caption());
        out.append("<thead><tr>");
        table.header().forEach(h -> out.append("<th>").append(escaped(h)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            out.append("<tr>");
            row.forEach(cell -> out.append(Cells.isNumber(cell) ? "<td class=\"n\">" : "<td>")
                    .append(escaped(cell))
                    .append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    /** @param open the element's name with its attributes */
    private void element(String open, String text) {
        int space = open.indexOf(' ');
        out.append('<').append(open).append('>').append(escaped(text)).append("</");
        out.append(space < 0 ? open : open.substring(0, space)).append(">\n");
    }
}
