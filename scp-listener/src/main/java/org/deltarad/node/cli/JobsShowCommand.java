package org.deltarad.node.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.deltarad.node.index.DeliveryItemRow;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.EventRow;
import org.deltarad.node.index.EventRow.Subject;
import org.deltarad.node.index.ReportRow;
import org.deltarad.node.index.Tables;
import org.deltarad.node.index.TimePointRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad jobs show}: one job with its timeline. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Show a job and its timeline: when it went into which state, why, and who asked for it.")
final class JobsShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeIndex node;

    @Parameters(
            paramLabel = "ID",
            description = "T12 for a time point, R7 for a report, D9 for a delivery, as jobs lists them")
    private String id;

    @Override
    public Integer call() throws CommandException {
        Subject subject = NodeIndex.subject(id, spec);
        List<String> lines = node.open(spec, index -> index.read(t -> lines(t, subject)));
        if (lines.isEmpty()) {
            throw new CommandException("there is no " + subject.label());
        }
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
        return 0;
    }

    private static List<String> lines(Tables t, Subject subject) {
        List<String> lines =
                switch (subject.kind()) {
                    case TIME_POINT ->
                        t.timePoints().find(subject.id()).stream()
                                .map(JobsShowCommand::line)
                                .toList();
                    case REPORT ->
                        t.reports().find(subject.id()).stream()
                                .map(r -> line(t, r))
                                .toList();
                    case DELIVERY ->
                        t.deliveries().find(subject.id()).stream()
                                .map(JobsShowCommand::line)
                                .toList();
                };
        if (lines.isEmpty()) {
            return lines;
        }
        List<String> all = new ArrayList<>(lines);
        if (subject.kind() == EventRow.Kind.DELIVERY) {
            t.deliveryItems().ofDelivery(subject.id()).forEach(i -> all.add(line(i)));
        }
        t.events().of(subject).forEach(e -> all.add(line(e)));
        return all;
    }

    private static String line(TimePointRow r) {
        return "mask " + r.maskSopInstanceUid() + " of Patient ID "
                + r.patient().id() + ", series " + r.seriesInstanceUid().orElse("not known yet");
    }

    private static String line(Tables t, ReportRow r) {
        String deliveries = String.join(
                " ",
                t.deliveries().ofReport(r.id()).stream().map(d -> "D" + d.id()).toList());
        return r.kind() + " of T" + r.baselineId()
                + r.midId().map(m -> " and T" + m).orElse("") + ", SR "
                + r.sopInstanceUid().orElse("not written yet") + (deliveries.isEmpty() ? "" : ", " + deliveries);
    }

    private static String line(DeliveryRow r) {
        return "R" + r.reportId() + " to " + r.destination() + ", " + r.attempts() + " attempts";
    }

    private static String line(DeliveryItemRow i) {
        return "%s %s %s"
                .formatted(words(i.state().name()), i.file(), i.reason())
                .stripTrailing();
    }

    private static String line(EventRow e) {
        return "%s  %-22s %s%s"
                .formatted(
                        JobsCommand.TIME.format(e.happenedAt()),
                        e.state().map(JobsShowCommand::words).orElse(""),
                        e.what(),
                        e.actor().map(a -> " (" + a + ")").orElse(""))
                .stripTrailing();
    }

    private static String words(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
