package org.deltarad.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations that documents show are ones that the node takes. */
class ReadmeTest {
    @Test
    void theExampleConfigurationIsValid() throws IOException, ConfigException {
        String readme = Files.readString(Path.of("../README.md"));
        Matcher example = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(example.find()).isTrue();
        NodeConfig config = ConfigReader.parse(example.group(1), Path.of("/etc/deltarad/node.yaml"));
        assertThat(config.destinations().pacs()).hasSize(1);
        assertThat(config.destinations().fhir()).hasSize(1);
        assertThat(config.calibration()).contains(Path.of("/etc/deltarad/site.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node", "cluster", "routes", "archives", "container"})
    void theSamplesAreValid(String name) throws ConfigException {
        Path file = Path.of("../docs/samples").resolve(name + ".yaml");
        NodeConfig config = ConfigReader.read(file);
        Node.check(config);
        assertThat(config.data()).isAbsolute();
    }
}
