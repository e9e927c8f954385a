package org.deltarad.node.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.deltarad.node.index.CaseFilter;
import org.deltarad.node.index.CaseRow;

/** What the address of the worklist asks for; what cannot be understood is not asked for. */
record WorklistQuery(String state, String patient, String text, String from, String to, int page, ZoneId zone) {
    private static final int LONGEST = 200;
    private static final int LAST_PAGE = 100_000;

    static WorklistQuery of(HttpServletRequest request, ZoneId zone) {
        String state = parameter(request, "state");
        boolean known =
                Arrays.stream(CaseRow.State.values()).anyMatch(s -> s.name().equals(state));
        String page = parameter(request, "page");
        return new WorklistQuery(
                known ? state : "",
                parameter(request, "patient"),
                parameter(request, "text"),
                date(parameter(request, "from")).map(LocalDate::toString).orElse(""),
                date(parameter(request, "to")).map(LocalDate::toString).orElse(""),
                page.matches("\\d{1,6}") ? Math.min(LAST_PAGE, Integer.parseInt(page)) : 0,
                zone);
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null
                ? ""
                : value.strip().substring(0, Math.min(LONGEST, value.strip().length()));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    CaseFilter filter() {
        return new CaseFilter(
                state.isEmpty() ? Optional.empty() : Optional.of(CaseRow.State.valueOf(state)),
                patient,
                text,
                date(from).map(this::begin),
                date(to).map(d -> begin(d.plusDays(1))));
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    boolean isFiltered() {
        return !(state + patient + text + from + to).isEmpty();
    }

    WorklistQuery inState(String other) {
        return new WorklistQuery(other, patient, text, from, to, page, zone);
    }

    /** The address of one of its pages, from 0. */
    String href(int number) {
        StringBuilder b = new StringBuilder();
        add(b, "state", state);
        add(b, "patient", patient);
        add(b, "text", text);
        add(b, "from", from);
        add(b, "to", to);
        add(b, "page", number == 0 ? "" : Integer.toString(number));
        return "/" + b;
    }

    private static void add(StringBuilder b, String name, String value) {
        if (!value.isEmpty()) {
            b.append(b.isEmpty() ? '?' : '&').append(name).append('=');
            b.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
