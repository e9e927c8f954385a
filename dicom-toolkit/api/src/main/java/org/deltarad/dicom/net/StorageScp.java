package org.deltarad.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** C-STORE and C-ECHO SCP (PS3.4 annex B and A). Every storage SOP class is accepted. */
public interface StorageScp {
    /**
     * Binds and accepts associations until closed.
     *
     * @throws IOException when the port cannot be bound
     */
    Listener listen(Options options, Handler handler) throws IOException;

    /**
     * @param aet            our AE title; associations that call another are rejected (PS3.8 9.3.4: 1, 1, 7)
     * @param bindAddress    address to bind, such as 127.0.0.1 or 0.0.0.0
     * @param port           TCP port, 0 for a free one
     * @param maxAssociations more at once are rejected as transient (PS3.8 9.3.4: 2, 3, 2 local limit exceeded)
     * @param idleTimeout    silence after which a peer is aborted; also the ARTIM timer for the request
     */
    record Options(String aet, String bindAddress, int port, int maxAssociations, Duration idleTimeout) {
        public Options {
            RemoteAe.requireAeTitle(aet);
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
            }
            if (maxAssociations < 1) {
                throw new IllegalArgumentException("at least one association must be allowed, not " + maxAssociations);
            }
            if (idleTimeout.toMillis() < 1) {
                throw new IllegalArgumentException("the idle timeout must be positive, was " + idleTimeout);
            }
        }
    }

    /** A bound port and its associations. */
    interface Listener extends AutoCloseable {
        /** The port bound. */
        int port();

        /** Stops accepting, lets running C-STOREs end for a short while, then closes. */
        @Override
        void close();
    }

    /** What to do with what arrives. Called from association threads, several at once. */
    interface Handler {
        /**
         * Stores one instance. The response is sent only after this returns, with its status; what is left of the data
         * then is skipped. An exception is answered with 0x0110, processing failure, and the association goes on.
         *
         * @param data the data set as encoded by the sender, ends where it ends; reading throws {@link IOException}
         *             when the association breaks
         */
        Status store(Request request, InputStream data) throws IOException;

        /**
         * Something that is no usable association, was rejected, or broke off: for the log and the list of incidents. A
         * connection that closes without a byte, as port probes do, is none.
         */
        void incident(Incident incident);
    }

    /**
     * A C-STORE request.
     *
     * @param peer           who sends
     * @param sopClassUid    Affected SOP Class UID
     * @param sopInstanceUid Affected SOP Instance UID
     * @param transferSyntax Transfer Syntax UID of the data
     */
    record Request(Peer peer, String sopClassUid, String sopInstanceUid, String transferSyntax) {}

    /**
     * @param address    the peer's IP address
     * @param callingAet its AE title, empty when the association never came to be
     */
    record Peer(String address, String callingAet) {}

    /**
     * @param peer           who
     * @param what           what happened, as a predicate of which the peer is the subject: {@code was silent for 30 s}
     * @param sopInstanceUid the instance that was under way, if any
     */
    record Incident(Peer peer, String what, Optional<String> sopInstanceUid) {}

    /**
     * C-STORE response status (PS3.4 B.2.3).
     *
     * @param code    0x0000 success, 0xA7xx out of resources, 0xA9xx mismatch, 0xCxxx cannot understand
     * @param comment Error Comment, at most 64 characters are sent; empty for success
     */
    record Status(int code, String comment) {
        public static final Status SUCCESS = new Status(0x0000, "");

        /** Whether the code is 0000; warnings are none. */
        public boolean isSuccess() {
            return code == 0;
        }

        /** A700, out of resources: the sender may try again. */
        public static Status outOfResources(String comment) {
            return new Status(0xA700, comment);
        }

        /** A900, the data set does not match its SOP Class or instance. */
        public static Status dataSetMismatch(String comment) {
            return new Status(0xA900, comment);
        }

        /** C000, cannot understand. */
        public static Status cannotUnderstand(String comment) {
            return new Status(0xC000, comment);
        }
    }
}
