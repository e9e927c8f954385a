package org.deltarad.node.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.node.web.html.Element;
import org.deltarad.node.web.html.Page;
import org.deltarad.node.web.login.Caller;

/**
 * What the pages have in common.
 *
 * @param zone of the times on them
 */
record Frame(Page.Site site, ZoneId zone) {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    Page page(HttpServletRequest request, String title, String path) {
        return new Page(site, title, Optional.of(Caller.of(request))).at(path);
    }

    /** A time, to the second, in the node's zone. */
    Element time(Instant at) {
        return Element.styled("time", "time", SECOND.format(at.atZone(zone))).with("datetime", at.toString());
    }

    /** The scanner's local time. */
    static String acquired(Optional<LocalDateTime> at) {
        return at.map(MINUTE::format).orElse("\u2013");
    }

    /** How long something took, in the unit that fits. */
    static String span(Duration d) {
        long seconds = d.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", d.toMillis() / 1000.0);
        }
        if (seconds < 2 * 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
    }

    /** Bytes in the unit that fits. */
    static String size(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 1000 && unit < units.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, amount >= 100 || unit == 0 ? "%.0f %s" : "%.1f %s", amount, units[unit]);
    }

    /** A state as people read it, with its colour. */
    static Element state(String name) {
        String words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Element.styled("span", "state " + words.replace(' ', '-'), words);
    }
}
