package org.deltarad.dicom.provider;

import java.util.Collection;
import java.util.List;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;

/**
 * What a port accepts of an association request: Verification, whatever may be a storage SOP class, unknown and private
 * ones included, and storage commitment where it is served.
 */
public final class AcceptancePolicy {
    /** SOP Class UID of Verification. */
    public static final String VERIFICATION = "1.2.840.10008.1.1";

    private static final int ACCEPTANCE = 0;
    private static final int ABSTRACT_SYNTAX_NOT_SUPPORTED = 3;
    private static final int TRANSFER_SYNTAXES_NOT_SUPPORTED = 4;

    private final List<String> storageSyntaxes;
    private final boolean commitment;

    /**
     * @param storageSyntaxes transfer syntaxes for storage, preferred first; the other services have the native ones
     * @param commitment      whether storage commitment is served
     */
    public AcceptancePolicy(List<String> storageSyntaxes, boolean commitment) {
        this.storageSyntaxes = List.copyOf(storageSyntaxes);
        this.commitment = commitment;
    }

    /**
     * The answer to a proposed presentation context.
     *
     * @param result         Result/Reason (PS3.8 table 9-18)
     * @param transferSyntax the one chosen; without meaning unless accepted
     */
    public record Answer(int result, String transferSyntax) {}

    /**
     * Answers a proposed presentation context.
     *
     * @param sopClass its abstract syntax, empty when it has none
     * @param offered  its transfer syntaxes
     */
    public Answer answer(String sopClass, Collection<String> offered) {
        boolean storage = StorageSopClasses.contain(sopClass);
        if (!storage && !sopClass.equals(VERIFICATION) && !isCommitment(sopClass)) {
            return refused(ABSTRACT_SYNTAX_NOT_SUPPORTED);
        }
        return (storage ? storageSyntaxes : StorageScp.Options.NATIVE)
                .stream()
                        .filter(offered::contains)
                        .findFirst()
                        .map(syntax -> new Answer(ACCEPTANCE, syntax))
                        .orElseGet(() -> refused(TRANSFER_SYNTAXES_NOT_SUPPORTED));
    }

    private static Answer refused(int result) {
        return new Answer(result, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
    }

    private boolean isCommitment(String sopClass) {
        return commitment && sopClass.equals(StorageCommitment.SOP_CLASS);
    }

    /**
     * Whether a requestor that offers to be SCP of the class may be (PS3.7 D.3.3.4): of storage commitment, to report; of
     * nothing else, as we ask for nothing.
     */
    public boolean mayBeScp(String sopClass) {
        return isCommitment(sopClass);
    }
}
