package org.deltarad.dicom.dcm4che.net;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.pdu.RoleSelection;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp.Options;

/**
 * Accepts Verification, whatever may be a storage SOP class, unknown and private ones included, and storage commitment
 * where it is served. dcm4che's TransferCapability would have to list the classes.
 */
final class StoragePolicy {
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

    private final List<String> transferSyntaxes;
    private final boolean commitment;

    /** @param transferSyntaxes for storage, preferred first */
    StoragePolicy(List<String> transferSyntaxes, boolean commitment) {
        this.transferSyntaxes = transferSyntaxes;
        this.commitment = commitment;
    }

    /** The answer to a proposed context. */
    PresentationContext answer(PresentationContext proposed) {
        String sopClass = Optional.ofNullable(proposed.getAbstractSyntax()).orElse("");
        List<String> preferred;
        if (sopClass.equals(UID.Verification) || (commitment && sopClass.equals(StorageCommitment.SOP_CLASS))) {
            preferred = Options.NATIVE;
        } else if (isStorage(sopClass)) {
            preferred = transferSyntaxes;
        } else {
            return refused(proposed, PresentationContext.ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        List<String> offered = Arrays.asList(proposed.getTransferSyntaxes());
        return preferred.stream()
                .filter(offered::contains)
                .findFirst()
                .map(s -> new PresentationContext(proposed.getPCID(), PresentationContext.ACCEPTANCE, s))
                .orElseGet(() -> refused(proposed, PresentationContext.TRANSFER_SYNTAX_NOT_SUPPORTED));
    }

    private static PresentationContext refused(PresentationContext proposed, int result) {
        return new PresentationContext(proposed.getPCID(), result, UID.ImplicitVRLittleEndian);
    }

    private static boolean isStorage(String sopClass) {
        boolean storage =
                !sopClass.startsWith(STANDARD_ROOT) || STORAGE_ROOTS.stream().anyMatch(sopClass::startsWith);
        return storage && !sopClass.isEmpty() && !NOT_STORAGE.contains(sopClass);
    }

    /** Which of the roles that the requestor offers to play it may play (PS3.7 D.3.3.4). */
    RoleSelection answer(RoleSelection offered) {
        boolean scp = commitment && offered.getSOPClassUID().equals(StorageCommitment.SOP_CLASS) && offered.isSCP();
        return new RoleSelection(offered.getSOPClassUID(), offered.isSCU(), scp);
    }
}
