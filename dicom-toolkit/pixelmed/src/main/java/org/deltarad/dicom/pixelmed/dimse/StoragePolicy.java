package org.deltarad.dicom.pixelmed.dimse;

import java.util.List;
import java.util.Set;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.pixelmed.ul.AssociationAcceptor;
import org.deltarad.dicom.pixelmed.ul.Pdu;

/**
 * Accepts Verification, Storage Commitment where it is served, and whatever may be a storage SOP class, unknown and private
 * ones included.
 */
final class StoragePolicy implements AssociationAcceptor.ContextPolicy {
    static final String VERIFICATION = "1.2.840.10008.1.1";

    private static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
    private static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 4;

    private static final String STANDARD_ROOT = "1.2.840.10008.";

    /** Roots of the standard's storage SOP classes (PS3.4 B.5, GG.3, PS3.6 table A-1, edition 2024). */
    private static final List<String> STORAGE_ROOTS = List.of(
            "1.2.840.10008.5.1.1.27",
            "1.2.840.10008.5.1.1.29",
            "1.2.840.10008.5.1.1.30",
            "1.2.840.10008.5.1.4.1.1.",
            "1.2.840.10008.5.1.4.34.7",
            "1.2.840.10008.5.1.4.34.10",
            "1.2.840.10008.5.1.4.38.1",
            "1.2.840.10008.5.1.4.39.1",
            "1.2.840.10008.5.1.4.43.1",
            "1.2.840.10008.5.1.4.44.1",
            "1.2.840.10008.5.1.4.45.1");

    /** Query/Retrieve classes among those roots: defined procedure protocols and protocol approvals. */
    private static final Set<String> NOT_STORAGE =
            Set.of("1.2.840.10008.5.1.4.1.1.200.4", "1.2.840.10008.5.1.4.1.1.200.5", "1.2.840.10008.5.1.4.1.1.200.6");

    private final List<String> storageSyntaxes;
    private final boolean commitment;

    /**
     * @param storageSyntaxes transfer syntaxes for storage, preferred first; the other services have the native ones
     * @param commitment      whether storage commitment is served
     */
    StoragePolicy(List<String> storageSyntaxes, boolean commitment) {
        this.storageSyntaxes = storageSyntaxes;
        this.commitment = commitment;
    }

    @Override
    public Pdu.Result answer(Pdu.Proposed proposed) {
        String sopClass = proposed.abstractSyntax();
        if (!isAccepted(sopClass)) {
            return refused(proposed, ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        List<String> preference = isStorage(sopClass) ? storageSyntaxes : StorageScp.Options.NATIVE;
        return preference.stream()
                .filter(proposed.transferSyntaxes()::contains)
                .findFirst()
                .map(s -> new Pdu.Result(proposed.id(), 0, s))
                .orElseGet(() -> refused(proposed, TRANSFER_SYNTAXES_NOT_SUPPORTED));
    }

    /** A peer may be SCP of storage commitment, to report; of nothing else, as we ask for nothing. */
    @Override
    public Pdu.Role answer(Pdu.Role offered) {
        boolean reports = commitment && offered.sopClass().equals(StorageCommitment.SOP_CLASS);
        return new Pdu.Role(offered.sopClass(), offered.scu(), offered.scp() && reports);
    }

    private static Pdu.Result refused(Pdu.Proposed proposed, int result) {
        return new Pdu.Result(proposed.id(), result, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    private boolean isAccepted(String abstractSyntax) {
        return abstractSyntax.equals(VERIFICATION)
                || (commitment && abstractSyntax.equals(StorageCommitment.SOP_CLASS))
                || isStorage(abstractSyntax);
    }

    private static boolean isStorage(String abstractSyntax) {
        boolean storage = !abstractSyntax.startsWith(STANDARD_ROOT)
                || STORAGE_ROOTS.stream().anyMatch(abstractSyntax::startsWith);
        return storage && !NOT_STORAGE.contains(abstractSyntax);
    }
}
