package org.deltarad.node.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Result;
import org.deltarad.dicom.net.StorageCommitment.SopReference;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.node.config.CommitmentMode;
import org.deltarad.node.index.DeliveryItemRow;
import org.deltarad.node.index.DeliveryRow;
import org.deltarad.node.index.DeliveryRow.State;
import org.deltarad.node.index.EventRow;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.Rows;
import org.deltarad.node.soak.peer.SettableClock;
import org.deltarad.node.work.Backoff;
import org.deltarad.node.work.Operations;
import org.deltarad.node.work.Queues;
import org.deltarad.node.work.StepFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each object of a report at a destination that is told what to answer. */
class ObjectsTest {
    private static final int REQUESTS = 3;
    private static final Duration ANSWER = Duration.ofMinutes(10);

    @TempDir
    Path data;

    private final SettableClock clock = SettableClock.standing(Instant.parse("2026-03-01T10:15:30Z"));
    private final Told told = new Told();
    private Index index;
    private DeliveryStep step;
    private CommitmentLedger ledger;
    private Operations operations;
    private long report;
    private long delivery;

    @BeforeEach
    void open() throws IOException {
        index = Index.open(data);
        Queues queues = Queues.in(index.dataSource(), clock);
        ledger = new CommitmentLedger(index, queues, clock);
        operations = new Operations(index, queues, clock);
        Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60), () -> 0);
        step = new DeliveryStep(index, List.of(told), backoff, REQUESTS, ANSWER, clock);
        report = Rows.reported(index, "1.2.1");
        delivery = Rows.delivery(index, report, told.name());
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void whatIsThereIsNotSentAgainBecauseAnotherFailed() throws Exception {
        told.answers.put("sr.dcm", new Destination.NotNow("C-STORE status A700", Optional.empty()));
        assertThat(step.run(delivery)).contains(clock.instant().plusSeconds(2));
        told.answers.clear();
        assertThat(step.run(delivery)).isEmpty();
        assertThat(told.sent).containsExactly("seg.dcm", "sr.dcm", "picture.dcm", "sr.dcm");
        assertThat(row().state()).isEqualTo(State.DELIVERED);
        assertThat(items()).extracting(DeliveryItemRow::attempts).containsExactly(1, 2, 1);
    }

    @Test
    void aPictureMayBeRefusedAndAnSrMayNot() throws Exception {
        told.answers.put("picture.dcm", new Destination.Refused("C000 no"));
        assertThat(step.run(delivery)).isEmpty();
        assertThat(row().state()).isEqualTo(State.DELIVERED);
        assertThat(row().reason()).isEqualTo("refused there: picture (C000 no)");

        long other = Rows.delivery(index, Rows.reported(index, "1.2.2"), told.name());
        told.answers.put("sr.dcm", new Destination.Refused("C000 no"));
        told.sent.clear();
        assertThatThrownBy(() -> step.run(other))
                .isInstanceOf(StepFailedException.class)
                .hasMessage("pacs TOLD refused the report: C000 no");
        step.failed(other, "refused");
        told.answers.clear();
        operations.retry(new EventRow.Subject(EventRow.Kind.DELIVERY, other), "anna");
        assertThat(step.run(other)).isEmpty();
        assertThat(told.sent)
                .as("the SR alone is sent again")
                .containsExactly("seg.dcm", "sr.dcm", "picture.dcm", "sr.dcm");
    }

    @Test
    void aDeliveredReportIsSentAgainAsAWholeWhenAPersonAsksForIt() throws Exception {
        step.run(delivery);
        operations.resend(report, Optional.empty(), "anna");
        assertThat(step.run(delivery)).isEmpty();
        assertThat(told.sent).containsExactly("seg.dcm", "sr.dcm", "picture.dcm", "seg.dcm", "sr.dcm", "picture.dcm");
    }

    @Test
    void whatADestinationDoesNotCommitItselfToIsSentAgainAlone() throws Exception {
        told.mode = CommitmentMode.AUTO;
        told.commitments.add(uid -> new Destination.Answered(
                new Result(uid, List.of(reference(0), reference(2)), List.of(new Failure(reference(1), 0x0112)))));
        told.commitments.add(uid -> new Destination.Answered(new Result(uid, List.of(reference(1)), List.of())));
        assertThat(step.run(delivery)).contains(clock.instant().plusSeconds(2));
        assertThat(row().reason()).isEqualTo("not committed: Failure Reason 0112");
        assertThat(step.run(delivery)).isEmpty();
        assertThat(told.sent).containsExactly("seg.dcm", "sr.dcm", "picture.dcm", "sr.dcm");
        assertThat(told.asked).containsExactly(List.of("seg.dcm", "sr.dcm", "picture.dcm"), List.of("sr.dcm"));
        assertThat(row().state()).isEqualTo(State.DELIVERED);
        assertThat(row().reason()).isEmpty();
    }

    @Test
    void aResultThatComesLaterEndsTheDelivery() throws Exception {
        told.mode = CommitmentMode.REQUIRE;
        told.commitments.add(uid -> new Destination.Awaited());
        assertThat(step.run(delivery)).isPresent();
        assertThat(row().state()).isEqualTo(State.PENDING);
        assertThat(row().reason()).isEqualTo("sent; its storage commitment is awaited");
        assertThat(ledger.take(peer(), all("1.2.3.4")))
                .as("no transaction of ours")
                .isFalse();
        assertThat(ledger.take(peer(), all(told.transactions.get(0)))).isTrue();
        assertThat(ledger.take(peer(), all(told.transactions.get(0))))
                .as("reported twice")
                .isTrue();
        assertThat(step.run(delivery)).isEmpty();
        assertThat(row().state()).isEqualTo(State.DELIVERED);
        assertThat(told.sent).hasSize(3);
    }

    @Test
    void withoutAnAnswerItIsAskedAgainThenGivenUpAndNeverTakenAsSafe() throws Exception {
        told.mode = CommitmentMode.AUTO;
        for (int n = 0; n < REQUESTS; n++) {
            told.commitments.add(uid -> new Destination.Awaited());
            assertThat(step.run(delivery)).isPresent();
            assertThat(told.transactions).hasSize(n + 1).doesNotHaveDuplicates();
            clock.jump(ANSWER);
        }
        assertThatThrownBy(() -> step.run(delivery))
                .isInstanceOf(StepFailedException.class)
                .hasMessage("sent, and pacs TOLD has not committed itself to it after 3 requests");
        step.failed(delivery, "not committed");
        assertThat(told.sent).as("what was taken is not sent again").hasSize(3);

        ledger.take(peer(), all(told.transactions.get(0)));
        assertThat(row().state()).as("the first request is answered after all").isEqualTo(State.PENDING);
        assertThat(step.run(delivery)).isEmpty();
        assertThat(row().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void aClockThatIsSetBackDoesNotMakeItWaitForIt() throws Exception {
        told.mode = CommitmentMode.AUTO;
        told.commitments.add(uid -> new Destination.Awaited());
        told.commitments.add(uid -> new Destination.Answered(all(uid)));
        step.run(delivery);
        clock.jump(Duration.ofHours(-5));
        assertThat(step.run(delivery)).as("asked again").isEmpty();
        assertThat(row().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void aRequestThatACrashCutOffIsMadeAnewAtOnce() throws Exception {
        told.mode = CommitmentMode.AUTO;
        told.commitments.add(uid -> {
            throw new IllegalStateException("killed while it was asking");
        });
        told.commitments.add(uid -> new Destination.Awaited());
        assertThatThrownBy(() -> step.run(delivery)).hasMessageContaining("killed");
        assertThat(step.run(delivery)).contains(clock.instant().plusMillis(250));
        assertThat(told.transactions).hasSize(2).doesNotHaveDuplicates();
        assertThat(told.sent).as("what was taken is not sent again").hasSize(3);
        assertThat(ledger.take(peer(), all(told.transactions.get(0))))
                .as("the destination had heard it")
                .isTrue();
        assertThat(step.run(delivery)).isEmpty();
        assertThat(row().state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void aPacsWithoutCommitmentHasWhatItTookUnlessCommitmentIsRequired() throws Exception {
        told.mode = CommitmentMode.AUTO;
        told.commitments.add(uid -> new Destination.NotOffered("the PACS offers none"));
        assertThat(step.run(delivery)).isEmpty();
        assertThat(row().reason()).isEqualTo("not committed: the PACS offers none");

        told.mode = CommitmentMode.REQUIRE;
        long other = Rows.delivery(index, Rows.reported(index, "1.2.2"), told.name());
        told.commitments.add(uid -> new Destination.NotOffered("the PACS offers none"));
        assertThatThrownBy(() -> step.run(other))
                .isInstanceOf(StepFailedException.class)
                .hasMessage("sent, not committed, which its configuration requires: the PACS offers none");
    }

    @Test
    void aRequestThatIsDeclinedIsRepeatedBeforeTheReportGoesWithout() throws Exception {
        told.mode = CommitmentMode.AUTO;
        for (int n = 0; n < REQUESTS; n++) {
            told.commitments.add(uid -> new Destination.Declined("status 0110"));
        }
        assertThat(step.run(delivery)).isPresent();
        assertThat(step.run(delivery)).isPresent();
        assertThat(step.run(delivery)).isEmpty();
        assertThat(row().reason()).isEqualTo("not committed: status 0110");
        assertThat(told.sent).hasSize(3);
    }

    private DeliveryRow row() {
        return index.read(t -> t.deliveries().find(delivery)).orElseThrow();
    }

    private List<DeliveryItemRow> items() {
        return index.read(t -> t.deliveryItems().ofDelivery(delivery));
    }

    private static Result all(String transaction) {
        return new Result(transaction, List.of(reference(0), reference(1), reference(2)), List.of());
    }

    private static SopReference reference(int position) {
        return new SopReference("1.2", "1.3." + position);
    }

    private static Peer peer() {
        return new Peer("127.0.0.1", "TOLD");
    }

    private interface Answer {
        Destination.Commitment to(String transactionUid);
    }

    /** Answers as told, and notes what it was asked. */
    private static final class Told implements Destination {
        private final Map<String, Outcome> answers = new HashMap<>();
        private final List<Answer> commitments = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        private final List<List<String>> asked = new ArrayList<>();
        private final List<String> transactions = new ArrayList<>();
        private CommitmentMode mode = CommitmentMode.OFF;

        @Override
        public String name() {
            return "pacs TOLD";
        }

        @Override
        public List<Item> items(String sopInstanceUid) {
            return List.of(
                    new Item("seg.dcm", "1.2", "1.3.0", Optional.empty()),
                    new Item("sr.dcm", "1.2", "1.3.1", Optional.empty()),
                    new Item("picture.dcm", "1.2", "1.3.2", Optional.of("picture")));
        }

        @Override
        public List<Outcome> send(List<Item> items) {
            items.forEach(i -> sent.add(i.file()));
            return items.stream()
                    .map(i -> answers.getOrDefault(i.file(), new Taken()))
                    .toList();
        }

        @Override
        public CommitmentMode commitment() {
            return mode;
        }

        @Override
        public Commitment commit(String transactionUid, List<Item> items) {
            transactions.add(transactionUid);
            asked.add(items.stream().map(Item::file).toList());
            return commitments.remove(0).to(transactionUid);
        }
    }
}
