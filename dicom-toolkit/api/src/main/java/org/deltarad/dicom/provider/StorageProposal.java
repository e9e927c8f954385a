package org.deltarad.dicom.provider;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.TransferSyntax;

/**
 * Presentation contexts for the files to be sent: one per SOP class and transfer syntax as stored, and implicit VR little
 * endian, which every peer must accept (PS3.5 10.1), for what can be converted to it. At most 128 fit in a request; files
 * beyond find no context.
 */
public final class StorageProposal {
    private static final int MAX_CONTEXTS = 128;

    private final Set<Context> contexts = new LinkedHashSet<>();

    /** A presentation context with one transfer syntax, proposed or accepted. */
    public record Context(String sopClass, String transferSyntax) {}

    /** Proposes what a file can be sent in. */
    public void add(FileMetaInformation file) {
        suitable(file).filter(c -> contexts.size() < MAX_CONTEXTS).forEach(contexts::add);
    }

    /** The contexts to be proposed, in the order of the files. */
    public List<Context> contexts() {
        return List.copyOf(contexts);
    }

    /** The context to send a file in: its own transfer syntax, otherwise one that it can be converted to. */
    public static Optional<Context> choose(FileMetaInformation file, Collection<Context> accepted) {
        return suitable(file).filter(accepted::contains).findFirst();
    }

    /** Native Pixel Data can be converted, as any other native syntax can have the same data set. */
    private static Stream<Context> suitable(FileMetaInformation file) {
        Stream<String> syntaxes = TransferSyntax.isEncapsulated(file.transferSyntax())
                ? Stream.of(file.transferSyntax())
                : Stream.of(file.transferSyntax(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        return syntaxes.map(syntax -> new Context(file.mediaStorageSopClass(), syntax));
    }
}
