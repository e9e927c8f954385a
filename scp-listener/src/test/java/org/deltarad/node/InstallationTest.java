package org.deltarad.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    Path data;

    @Test
    void theDeviceUidIsMadeOnceAndAnewWhereACrashLeftItEmpty() throws IOException {
        String first = Installation.of(data).deviceUid();
        assertThat(first).startsWith("2.25.");
        assertThat(Installation.of(data).deviceUid()).isEqualTo(first);

        Files.writeString(data.resolve("device-uid"), "");
        String second = Installation.of(data).deviceUid();
        assertThat(second).startsWith("2.25.").isNotEqualTo(first);
        assertThat(Installation.of(data).deviceUid()).isEqualTo(second);
    }
}
