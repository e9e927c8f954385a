package org.deltarad.node.deliver;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Somewhere that reports go. Sending the same report again makes no duplicate there. */
public interface Destination {
    /** Its name in the outbox, such as {@code pacs ORTHANC@host:4242}; without credentials. */
    String name();

    /**
     * Sends the report of an SR.
     *
     * @throws IOException when our own files cannot be read
     */
    Outcome send(String sopInstanceUid) throws IOException, InterruptedException;

    /** What came of it. */
    sealed interface Outcome {}

    /**
     * It is there.
     *
     * @param remark what the destination did without; empty when it has all
     */
    record Delivered(String remark) implements Outcome {
        Delivered() {
            this("");
        }
    }

    /** It will not be taken, however often it is sent. */
    record Refused(String reason) implements Outcome {}

    /**
     * Not now.
     *
     * @param reason     what went wrong
     * @param retryAfter how long the destination asks to wait
     */
    record NotNow(String reason, Optional<Duration> retryAfter) implements Outcome {}
}
