package org.deltarad.cohort.report;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.cohort.figure.Typeface;

/** Text in lines of a width. */
final class Lines {
    private Lines() {}

    /** Broken at spaces; words that are too long at underscores and slashes, or where they must be. At least one line. */
    static List<String> of(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word :
                Typeface.drawable(text.replaceAll("\\s+", " ").strip()).split(" ", -1)) {
            String joined = line.length() > 0 ? line + " " + word : word;
            if (Typeface.width(joined, size) <= width) {
                line.setLength(0);
                line.append(joined);
                continue;
            }
            if (line.length() > 0) {
                lines.add(line.toString());
                line.setLength(0);
            }
            String rest = word;
            while (Typeface.width(rest, size) > width) {
                int end = fitting(rest, size, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int fitting(String word, double size, double width) {
        int end = word.offsetByCodePoints(0, 1);
        int nice = -1;
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (Typeface.width(word.substring(0, next), size) > width) {
                break;
            }
            end = next;
            nice = "_/-.".indexOf(word.charAt(end - 1)) >= 0 ? end : nice;
        }
        return nice > 0 ? nice : end;
    }
}
