package org.deltarad.node.deliver;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.node.config.CommitmentMode;

/** Somewhere that reports go. Sending the same object again makes no duplicate there. */
public interface Destination {
    /** Its name in the outbox, such as {@code pacs ORTHANC@host:4242}; without credentials. */
    String name();

    /**
     * What is sent of the report of an SR, in the order in which it is sent: what refers to another comes after it.
     *
     * @throws IOException when our own files cannot be read
     */
    List<Item> items(String sopInstanceUid) throws IOException;

    /**
     * Sends some of them, in their order.
     *
     * @return an outcome for each
     * @throws IOException when our own files cannot be read
     */
    List<Outcome> send(List<Item> items) throws IOException, InterruptedException;

    /** Whether it is asked to commit itself to what it was sent before that counts as safe. */
    default CommitmentMode commitment() {
        return CommitmentMode.OFF;
    }

    /**
     * Asks it to commit itself to what it was sent.
     *
     * @param transactionUid names the request; its result may come to our listener before this returns
     */
    default Commitment commit(String transactionUid, List<Item> items) {
        return new NotOffered(name() + " knows no storage commitment");
    }

    /**
     * An object that is sent.
     *
     * @param file           its name under {@code reports/}
     * @param sopClassUid    empty for a FHIR Bundle
     * @param sopInstanceUid of the SR for a FHIR Bundle
     * @param page           what it is called when the report is complete without it, such as {@code picture}
     */
    record Item(String file, String sopClassUid, String sopInstanceUid, Optional<String> page) {}

    /** What came of sending an object. */
    sealed interface Outcome {}

    /** It was taken. */
    record Taken() implements Outcome {}

    /** It will not be taken, however often it is sent. */
    record Refused(String reason) implements Outcome {}

    /**
     * Not now.
     *
     * @param reason     what went wrong
     * @param retryAfter how long the destination asks to wait
     */
    record NotNow(String reason, Optional<Duration> retryAfter) implements Outcome {}

    /** What came of asking for storage commitment. */
    sealed interface Commitment {}

    /** The result came at once. */
    record Answered(StorageCommitment.Result result) implements Commitment {}

    /** The request was taken; its result is to come. */
    record Awaited() implements Commitment {}

    /** The destination does not know storage commitment. */
    record NotOffered(String reason) implements Commitment {}

    /** The destination answered the request with a failure. */
    record Declined(String reason) implements Commitment {}

    /** The destination could not be asked. */
    record Unreachable(String reason) implements Commitment {}
}
