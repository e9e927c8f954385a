package org.deltarad.node.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.node.demo.FolderTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders are synced for the files of a transaction. */
class PlacementTest {
    @TempDir
    Path root;

    private final SyncedFolders synced = new SyncedFolders();
    private final List<Path> syncs = new ArrayList<>();
    private Path studies;
    private Path file;

    @BeforeEach
    void makeFolders() throws IOException {
        studies = Files.createDirectory(root.resolve("studies"));
        file = Files.writeString(root.resolve("a.part"), "a");
    }

    private Placement transaction() {
        syncs.clear();
        return new Placement(root, synced) {
            @Override
            void sync(Path folder) throws IOException {
                super.sync(folder);
                syncs.add(folder);
            }
        };
    }

    private void place(String... places) throws IOException {
        Placement p = transaction();
        for (String to : places) {
            p.place(file, studies.resolve(to));
        }
        p.sync();
    }

    @Test
    void aFolderOfManyFilesIsSyncedOnceWithThoseAboveIt() throws IOException {
        place("1/2/a", "1/2/b", "1/3/a");
        assertThat(syncs)
                .containsExactlyInAnyOrder(
                        studies.resolve("1/2"), studies.resolve("1/3"), studies.resolve("1"), studies);
    }

    @Test
    void foldersAboveAreSyncedUntilTheirEntriesAreOnDisk() throws IOException {
        place("1/2/a");
        place("1/2/b");
        assertThat(syncs).containsExactly(studies.resolve("1/2"));
        place("1/3/a");
        assertThat(syncs).containsExactlyInAnyOrder(studies.resolve("1/3"), studies.resolve("1"));
    }

    @Test
    void aSyncThatFailsIsNoneOfThoseAbove() throws IOException {
        Placement failing = new Placement(root, synced) {
            @Override
            void sync(Path folder) throws IOException {
                if (folder.equals(studies)) {
                    throw new IOException("the disk is gone");
                }
            }
        };
        failing.place(file, studies.resolve("1/2/a"));
        assertThatThrownBy(failing::sync).hasMessage("the disk is gone");
        place("1/2/b");
        assertThat(syncs).containsExactlyInAnyOrder(studies.resolve("1/2"), studies.resolve("1"), studies);
    }

    @Test
    void aFolderThatIsMadeAgainIsSyncedAgain() throws IOException {
        place("1/2/a");
        FolderTree.delete(studies.resolve("1"));
        place("1/2/a");
        assertThat(syncs).containsExactlyInAnyOrder(studies.resolve("1/2"), studies.resolve("1"), studies);
    }

    @Test
    void aFileIsNeverReplaced() throws IOException {
        place("1/2/a");
        Placement second = transaction();
        assertThatThrownBy(() -> second.place(file, studies.resolve("1/2/a")))
                .isInstanceOf(FileAlreadyExistsException.class);
    }
}
