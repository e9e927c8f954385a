package org.deltarad.dicom.pixelmed.dimse;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.pixelmed.ul.AssociationAcceptor;
import org.deltarad.dicom.pixelmed.ul.Pdu;

/**
 * Accepts Verification and whatever may be a storage SOP class, unknown and private ones included, in explicit or
 * implicit VR little endian.
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

    private static final List<String> PREFERENCE =
            List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);

    @Override
    public Pdu.Result answer(Pdu.Proposed proposed) {
        Optional<String> syntax = PREFERENCE.stream()
                .filter(proposed.transferSyntaxes()::contains)
                .findFirst();
        if (!isAccepted(proposed.abstractSyntax())) {
            return refused(proposed, ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        return syntax.map(s -> new Pdu.Result(proposed.id(), 0, s))
                .orElseGet(() -> refused(proposed, TRANSFER_SYNTAXES_NOT_SUPPORTED));
    }

    @Override
    public Pdu.Role answer(Pdu.Role offered) {
        return new Pdu.Role(offered.sopClass(), offered.scu(), false);
    }

    private static Pdu.Result refused(Pdu.Proposed proposed, int result) {
        return new Pdu.Result(proposed.id(), result, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    private static boolean isAccepted(String abstractSyntax) {
        if (abstractSyntax.equals(VERIFICATION)) {
            return true;
        }
        boolean storage = !abstractSyntax.startsWith(STANDARD_ROOT)
                || STORAGE_ROOTS.stream().anyMatch(abstractSyntax::startsWith);
        return storage && !NOT_STORAGE.contains(abstractSyntax);
    }
}
