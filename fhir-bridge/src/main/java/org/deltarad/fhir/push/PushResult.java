package org.deltarad.fhir.push;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of a transaction. */
public sealed interface PushResult {

    /**
     * The server has it, from now or from before.
     *
     * @param resources what it said about each entry, in the bundle's order
     */
    record Delivered(List<Stored> resources) implements PushResult {
        public Delivered {
            resources = List.copyOf(resources);
        }

        /** Logical ids of the resources of a type, in the bundle's order. */
        public List<String> ids(String type) {
            return resources.stream()
                    .filter(stored -> stored.type().equals(type))
                    .flatMap(stored -> stored.id().stream())
                    .toList();
        }
    }

    /**
     * It was not sent, for the server has a report that replaces it.
     *
     * @param by that report's SR, as {@code urn:oid:} and SOP Instance UID
     */
    record Superseded(String by) implements PushResult {}

    /**
     * The server will not take it, however often it is sent.
     *
     * @param status HTTP status; a success status when the answer was not what FHIR demands
     * @param reason OperationOutcome's text where there is one
     */
    record Refused(int status, String reason) implements PushResult {}

    /**
     * Not now: server error, overload, no connection, no answer in time, no access. Sending it again is safe.
     *
     * @param reason     one sentence
     * @param retryAfter how long the server asks to wait, where it does
     */
    record TemporaryFailure(String reason, Optional<Duration> retryAfter) implements PushResult {}

    /**
     * A resource on the server.
     *
     * @param type    resource type
     * @param id      logical id that the server gave, where it says so
     * @param created false when a resource of that identifier was there already, and was left as it is or updated
     */
    record Stored(String type, Optional<String> id, boolean created) {}
}
