package org.deltarad.dicom.pixelmed.dimse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.pixelmed.ul.Pdu;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;

/**
 * Presentation contexts for the files to be sent: one per SOP class and transfer syntax as stored, and implicit VR little
 * endian, which every peer must accept (PS3.5 10.1), for what can be converted to it. At most 128 fit in a request; files
 * beyond find no context.
 */
final class StorageProposal {
    private static final int MAX_CONTEXTS = 128;

    private record Pair(String sopClass, String transferSyntax) {}

    private final Set<Pair> pairs = new LinkedHashSet<>();

    void add(FileMetaInformation meta) {
        addPair(new Pair(meta.mediaStorageSopClass(), meta.transferSyntax()));
        if (canBeConverted(meta)) {
            addPair(new Pair(meta.mediaStorageSopClass(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        }
    }

    /** Whether Pixel Data are native, so that any other native syntax can have the same data set. */
    private static boolean canBeConverted(FileMetaInformation meta) {
        return !TransferSyntax.isEncapsulated(meta.transferSyntax());
    }

    private void addPair(Pair pair) {
        if (pairs.size() < MAX_CONTEXTS) {
            pairs.add(pair);
        }
    }

    List<Pdu.Proposed> contexts() {
        List<Pdu.Proposed> contexts = new ArrayList<>();
        for (Pair pair : pairs) {
            contexts.add(new Pdu.Proposed(2 * contexts.size() + 1, pair.sopClass(), List.of(pair.transferSyntax())));
        }
        return contexts;
    }

    /** The context to send a file in: its own transfer syntax, otherwise one that it can be converted to. */
    static Optional<PresentationContext> contextFor(FileMetaInformation meta, List<PresentationContext> accepted) {
        Optional<PresentationContext> asStored = context(meta, meta.transferSyntax(), accepted);
        if (asStored.isPresent() || !canBeConverted(meta)) {
            return asStored;
        }
        return context(meta, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, accepted);
    }

    private static Optional<PresentationContext> context(
            FileMetaInformation meta, String transferSyntax, List<PresentationContext> accepted) {
        return accepted.stream()
                .filter(c -> c.abstractSyntax().equals(meta.mediaStorageSopClass()))
                .filter(c -> c.transferSyntax().equals(transferSyntax))
                .findFirst();
    }
}
