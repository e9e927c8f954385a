package org.deltarad.node.deliver;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.deltarad.node.config.CommitmentMode;
import org.deltarad.node.deliver.Destination.Item;
import org.deltarad.node.deliver.Destination.Outcome;
import org.deltarad.node.index.CommitmentRow;
import org.deltarad.node.index.DeliveryItemRow;
import org.deltarad.node.index.DeliveryItemRow.State;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Tables;
import org.deltarad.report.ReportUids;

/**
 * The objects of one delivery: sends those that wait, then asks for commitment to those that were taken. What came of
 * each is on disk before the next step, so that nothing is sent twice for the sake of another.
 */
final class Consignment {
    private final Index index;
    private final long delivery;
    private final Destination destination;
    private final Rules rules;
    private final Clock clock;

    Consignment(Index index, long delivery, Destination destination, Rules rules, Clock clock) {
        this.index = index;
        this.delivery = delivery;
        this.destination = destination;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param requests for commitment, after which a delivery is given up
     * @param answer   how long a result is awaited before it is asked for again
     */
    record Rules(int requests, Duration answer) {}

    /** How far it has come. */
    sealed interface Progress {}

    /**
     * All is there.
     *
     * @param remark what the destination did without; may be empty
     */
    record Done(String remark) implements Progress {}

    /**
     * Something went wrong that another attempt may mend.
     *
     * @param retryAfter that the destination asks for
     */
    record Failed(String reason, Optional<Duration> retryAfter) implements Progress {}

    /**
     * The destination's commitment is awaited.
     *
     * @param lookAgain when, unless it comes before
     */
    record Awaiting(String reason, Instant lookAgain) implements Progress {}

    /** It will not be taken. */
    record GivenUp(String reason) implements Progress {}

    /**
     * Does what can be done now.
     *
     * @param sr SOP Instance UID of the report's SR
     */
    Progress proceed(String sr) throws IOException, InterruptedException {
        addItems(sr);
        Optional<Progress> stopped = send();
        while (stopped.isEmpty() && isAny(State.SENT)) {
            stopped = commit();
        }
        return stopped.orElseGet(() -> new Done(remark()));
    }

    private void addItems(String sr) throws IOException {
        if (!items().isEmpty()) {
            return;
        }
        List<Item> items = destination.items(sr);
        index.update(t -> {
            for (int n = 0; n < items.size(); n++) {
                Item i = items.get(n);
                DeliveryItemRow row = new DeliveryItemRow(
                        delivery, n, i.file(), i.sopClassUid(), i.sopInstanceUid(), i.page(), State.WAITING, 0, "");
                t.deliveryItems().add(row, clock.instant());
            }
        });
    }

    private Optional<Progress> send() throws IOException, InterruptedException {
        List<DeliveryItemRow> waiting = items(State.WAITING);
        if (!waiting.isEmpty()) {
            List<Outcome> outcomes = destination.send(sendable(waiting));
            index.update(t -> {
                for (int n = 0; n < waiting.size(); n++) {
                    note(t, waiting.get(n), outcomes.get(n));
                }
            });
            Optional<Destination.NotNow> notNow = outcomes.stream()
                    .filter(Destination.NotNow.class::isInstance)
                    .map(Destination.NotNow.class::cast)
                    .findFirst();
            if (notNow.isPresent()) {
                return Optional.of(
                        new Failed(notNow.get().reason(), notNow.get().retryAfter()));
            }
        }
        return items(State.REFUSED).stream()
                .findFirst()
                .map(refused -> new GivenUp(destination.name() + " refused the report: " + refused.reason()));
    }

    private void note(Tables t, DeliveryItemRow item, Outcome outcome) {
        Instant now = clock.instant();
        if (outcome instanceof Destination.Refused r) {
            t.deliveryItems().sent(item, item.page().isPresent() ? State.OMITTED : State.REFUSED, r.reason(), now);
        } else if (outcome instanceof Destination.NotNow n) {
            t.deliveryItems().sent(item, State.WAITING, n.reason(), now);
        } else {
            boolean asked = destination.commitment() != CommitmentMode.OFF;
            t.deliveryItems().sent(item, asked ? State.SENT : State.SAFE, "", now);
        }
    }

    /** Empty when another look at the items is due. A request that a crash cut off is made anew. */
    private Optional<Progress> commit() {
        List<CommitmentRow> asked = index.read(t -> t.commitments().ofDelivery(delivery)).stream()
                .filter(r -> r.state() != CommitmentRow.State.ASKING)
                .toList();
        if (!asked.isEmpty()) {
            CommitmentRow last = asked.get(asked.size() - 1);
            Instant until = last.askedAt().plus(rules.answer());
            if (last.state() == CommitmentRow.State.OPEN && isBetween(last.askedAt(), until)) {
                return Optional.of(new Awaiting("sent; its storage commitment is awaited", lookAgain(last, until)));
            }
        }
        if (asked.size() >= rules.requests()) {
            return Optional.of(new GivenUp("sent, and " + destination.name() + " has not committed itself to it after "
                    + asked.size() + " requests"));
        }
        return ask(asked.size() + 1);
    }

    /** Neither over nor, by a clock that was set back, still to come. */
    private boolean isBetween(Instant from, Instant until) {
        Instant now = clock.instant();
        return !now.isBefore(from) && now.isBefore(until);
    }

    /** A result makes the task due at once, except while the task runs: for that it looks by itself. */
    private Instant lookAgain(CommitmentRow asked, Instant until) {
        Instant now = clock.instant();
        Duration pause = Duration.between(asked.askedAt(), now).dividedBy(4).plus(Duration.ofMillis(250));
        Duration atMost = pause.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ofMinutes(1) : pause;
        return now.plus(atMost).isBefore(until) ? now.plus(atMost) : until;
    }

    private Optional<Progress> ask(int request) {
        List<DeliveryItemRow> sent = items(State.SENT);
        CommitmentRow row = new CommitmentRow(
                ReportUids.of("transaction", List.of(UUID.randomUUID().toString())),
                delivery,
                CommitmentRow.State.ASKING,
                clock.instant());
        index.update(t -> t.commitments().add(row));
        Destination.Commitment answer = destination.commit(row.transactionUid(), sendable(sent));
        if (answer instanceof Destination.Answered a) {
            index.update(t -> CommitmentLedger.note(t, row, a.result(), clock.instant()));
            return problem(sent);
        }
        if (answer instanceof Destination.Awaited) {
            boolean awaited = index.write(t -> t.commitments().awaited(row.transactionUid()));
            return awaited ? Optional.empty() : problem(sent);
        }
        if (answer instanceof Destination.Unreachable u) {
            index.update(t -> t.commitments().remove(row.transactionUid()));
            return Optional.of(new Failed(u.reason(), Optional.empty()));
        }
        index.update(t -> t.commitments().setState(row.transactionUid(), CommitmentRow.State.ANSWERED));
        if (answer instanceof Destination.Declined d && request < rules.requests()) {
            return Optional.of(new Failed(d.reason(), Optional.empty()));
        }
        return without(
                answer instanceof Destination.Declined d ? d.reason() : ((Destination.NotOffered) answer).reason());
    }

    /** What a result says is missing waits to be sent again. */
    private Optional<Progress> problem(List<DeliveryItemRow> asked) {
        return items(State.WAITING).stream()
                .filter(now -> asked.stream().anyMatch(before -> before.position() == now.position()))
                .findFirst()
                .map(i -> new Failed(i.reason(), Optional.empty()));
    }

    private Optional<Progress> without(String reason) {
        if (destination.commitment() == CommitmentMode.REQUIRE) {
            return Optional.of(new GivenUp("sent, not committed, which its configuration requires: " + reason));
        }
        index.update(t -> items(State.SENT)
                .forEach(i -> t.deliveryItems().stored(i, State.SAFE, "not committed: " + reason, clock.instant())));
        return Optional.empty();
    }

    private String remark() {
        List<DeliveryItemRow> items = items();
        List<String> omitted = items.stream()
                .filter(i -> i.state() == State.OMITTED)
                .map(i -> i.page().orElse(i.file()) + " (" + i.reason() + ")")
                .toList();
        List<String> remarks = new ArrayList<>();
        if (!omitted.isEmpty()) {
            remarks.add("refused there: " + String.join("; ", omitted));
        }
        items.stream()
                .filter(i -> i.state() == State.SAFE)
                .map(DeliveryItemRow::reason)
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .forEach(remarks::add);
        return String.join("; ", remarks);
    }

    private List<DeliveryItemRow> items() {
        return index.read(t -> t.deliveryItems().ofDelivery(delivery));
    }

    private List<DeliveryItemRow> items(State state) {
        return items().stream().filter(i -> i.state() == state).toList();
    }

    private boolean isAny(State state) {
        return !items(state).isEmpty();
    }

    private static List<Item> sendable(List<DeliveryItemRow> rows) {
        return rows.stream()
                .map(r -> new Item(r.file(), r.sopClassUid(), r.sopInstanceUid(), r.page()))
                .toList();
    }
}
