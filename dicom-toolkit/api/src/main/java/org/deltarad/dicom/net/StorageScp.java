package org.deltarad.dicom.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.TransferSyntax;

/**
 * C-STORE and C-ECHO SCP (PS3.4 annex B and A), and the listener's side of {@link StorageCommitment}. Every storage SOP
 * class is accepted, private and unknown ones too. Who may associate is decided by {@link Admission} before any data set.
 */
public interface StorageScp {
    /**
     * Binds and accepts associations until closed.
     *
     * @throws IOException when the port cannot be bound
     */
    Listener listen(Options options, Handler handler) throws IOException;

    /**
     * @param bindAddress  address to bind, such as 127.0.0.1 or 0.0.0.0
     * @param port         TCP port, 0 for a free one
     * @param admission    whom to let in
     * @param timeouts     how long to wait for them
     * @param maxPduLength that we announce: the longest variable field of a P-DATA-TF that a peer may send, bytes
     * @param transferSyntaxes accepted for storage, preferred first
     */
    record Options(
            String bindAddress,
            int port,
            Admission admission,
            Timeouts timeouts,
            int maxPduLength,
            List<String> transferSyntaxes) {
        /** 64 KiB less the header of a PDU. */
        public static final int STANDARD_PDU_LENGTH = (1 << 16) - 6;

        /** Native syntaxes, explicit VR first (PS3.5 10). */
        public static final List<String> NATIVE =
                List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

        private static final int SHORTEST_PDU = 1 << 12;
        private static final int LONGEST_PDU = 1 << 24;

        public Options {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
            }
            if (maxPduLength < SHORTEST_PDU || maxPduLength > LONGEST_PDU) {
                throw new IllegalArgumentException("the maximum PDU length must be " + SHORTEST_PDU + " to "
                        + LONGEST_PDU + " bytes, was " + maxPduLength);
            }
            transferSyntaxes = List.copyOf(transferSyntaxes);
            if (!transferSyntaxes.contains(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN)) {
                throw new IllegalArgumentException(
                        "Implicit VR Little Endian is the default transfer syntax and must be accepted (PS3.5 10.1)");
            }
        }

        /** Native transfer syntaxes, standard timeouts and PDU length. */
        public Options(String bindAddress, int port, Admission admission) {
            this(bindAddress, port, admission, Timeouts.STANDARD, STANDARD_PDU_LENGTH, NATIVE);
        }

        public Options with(Timeouts other) {
            return new Options(bindAddress, port, admission, other, maxPduLength, transferSyntaxes);
        }
    }

    /** A bound port and its associations. */
    interface Listener extends AutoCloseable {
        /** The port bound. */
        int port();

        /** Another policy for association requests to come; established associations stay. TLS cannot change. */
        void apply(Admission admission);

        /** How many associations there are, and were. */
        AdmissionDesk.Counts associations();

        /** Stops accepting, lets running C-STOREs end for a short while, then closes. */
        @Override
        void close();
    }

    /** What to do with what arrives. Called from association threads, several at once. */
    interface Handler {
        /**
         * Stores one instance. The response is sent only after this returns, with its status; what is left of the data
         * then is skipped. An exception is answered with 0x0110, processing failure, and the association goes on. A
         * request whose Affected SOP Instance UID is no UID is answered with 0x0117, invalid object instance, without the
         * handler.
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

        /** Storage commitment on the same port; without it, its presentation context is refused. */
        default Optional<StorageCommitment.Handler> commitment() {
            return Optional.empty();
        }
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
