package org.deltarad.dicom.pixelmed.ul;

import java.util.List;
import org.deltarad.dicom.net.Rejection;

/** Protocol data units (PS3.8 9.3). */
public sealed interface Pdu {
    int A_ASSOCIATE_RQ = 1;
    int A_ASSOCIATE_AC = 2;
    int A_ASSOCIATE_RJ = 3;
    int P_DATA_TF = 4;
    int A_RELEASE_RQ = 5;
    int A_RELEASE_RP = 6;
    int A_ABORT = 7;

    /** PDU-type. */
    int type();

    /**
     * A presentation context as proposed.
     *
     * @param id               odd, 1 to 255
     * @param transferSyntaxes in the requestor's order
     */
    record Proposed(int id, String abstractSyntax, List<String> transferSyntaxes) {}

    /**
     * The answer to a proposed presentation context.
     *
     * @param result         0 acceptance, 1 user rejection, 2 no reason, 3 abstract syntax not supported, 4 transfer
     *                       syntaxes not supported
     * @param transferSyntax the one chosen; without meaning unless accepted
     */
    record Result(int id, int result, String transferSyntax) {}

    /**
     * SCP/SCU role selection for a SOP class (PS3.7 D.3.3.4): the roles that the association's requestor offers to play,
     * and in the answer those that the acceptor agrees to.
     */
    record Role(String sopClass, boolean scu, boolean scp) {
        /** Without negotiation the requestor is SCU and the acceptor SCP. */
        static Role standard(String sopClass) {
            return new Role(sopClass, true, false);
        }

        /** Offers to be SCP only, as for C-GET's storage classes and the report of a commitment. */
        public static Role ofScp(String sopClass) {
            return new Role(sopClass, false, true);
        }
    }

    /**
     * A-ASSOCIATE-RQ.
     *
     * @param protocolVersion a bit per version, bit 0 for version 1
     * @param maxLength       the most that the variable field of a P-DATA-TF to the requestor may have, 0 for no limit
     */
    record AssociateRq(
            int protocolVersion,
            String calledAet,
            String callingAet,
            String applicationContext,
            List<Proposed> contexts,
            List<Role> roles,
            long maxLength)
            implements Pdu {
        @Override
        public int type() {
            return A_ASSOCIATE_RQ;
        }
    }

    /** A-ASSOCIATE-AC. */
    record AssociateAc(String calledAet, String callingAet, List<Result> contexts, List<Role> roles, long maxLength)
            implements Pdu {
        @Override
        public int type() {
            return A_ASSOCIATE_AC;
        }
    }

    /** A-ASSOCIATE-RJ. */
    record AssociateRj(int result, int source, int reason) implements Pdu {
        static AssociateRj of(Rejection why) {
            return new AssociateRj(why.result(), why.source(), why.reason());
        }

        @Override
        public int type() {
            return A_ASSOCIATE_RJ;
        }

        /** What it means, by PS3.8 table 9-21. */
        public String meaning() {
            return Rejection.meaning(result, source, reason);
        }
    }

    /**
     * The head of a P-DATA-TF; its presentation data values follow in the stream.
     *
     * @param length bytes that follow
     */
    record DataTf(long length) implements Pdu {
        @Override
        public int type() {
            return P_DATA_TF;
        }
    }

    /** A-RELEASE-RQ. */
    record ReleaseRq() implements Pdu {
        @Override
        public int type() {
            return A_RELEASE_RQ;
        }
    }

    /** A-RELEASE-RP. */
    record ReleaseRp() implements Pdu {
        @Override
        public int type() {
            return A_RELEASE_RP;
        }
    }

    /** A-ABORT. */
    record Abort(AbortReason reason) implements Pdu {
        @Override
        public int type() {
            return A_ABORT;
        }
    }
}
