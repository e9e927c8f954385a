package org.deltarad.node.index;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temp;

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "taken");
        assertThatThrownBy(() -> new DataFolder(file).create())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the data folder " + file + " cannot be made or written");
        assertThatThrownBy(() -> new DataFolder(file.resolve("data")).create())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the data folder " + file.resolve("data") + " cannot be made or written");
    }
}
