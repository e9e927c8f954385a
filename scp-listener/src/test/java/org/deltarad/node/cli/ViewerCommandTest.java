package org.deltarad.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the viewer says where it cannot open; its window is tested in weasis-radiomics-plugin. Tests have no display. */
class ViewerCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int run(Path path) {
        return Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                "viewer",
                "--language",
                "de",
                "--dark",
                path.toString());
    }

    @Test
    void withoutADisplayItNamesTheCommandThatPrints() {
        assertThat(run(folder)).isEqualTo(1);
        assertThat(err.toString()).contains("no display").contains("deltarad report");
    }

    @Test
    void aPathThatIsNotThereIsNamed() {
        assertThat(run(folder.resolve("absent"))).isEqualTo(1);
        assertThat(err.toString()).contains("absent is not there");
    }
}
