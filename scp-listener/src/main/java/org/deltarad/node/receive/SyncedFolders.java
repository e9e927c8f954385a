package org.deltarad.node.receive;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Folders whose own entries in the folders above are on disk, as this process has seen to: the next file in one needs
 * that one synced and not all above it. Folders of the data folder are never removed by a node. Thread safe.
 */
final class SyncedFolders {
    /** Series of months; it starts anew then. */
    private static final int MOST = 10_000;

    private final Set<Path> folders = ConcurrentHashMap.newKeySet();

    boolean contains(Path folder) {
        return folders.contains(folder);
    }

    /** Adds folders after those above them were synced. */
    void add(Collection<Path> synced) {
        if (folders.size() + synced.size() > MOST) {
            folders.clear();
        }
        folders.addAll(synced);
    }

    /** Forgets a folder that is not there. */
    void forget(Path folder) {
        folders.remove(folder);
    }
}
