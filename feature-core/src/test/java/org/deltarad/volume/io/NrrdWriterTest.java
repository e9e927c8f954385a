package org.deltarad.volume.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NrrdWriterTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenReadsBack() throws Exception {
        Geometry geometry = new Geometry(
                new GridSize(3, 2, 2),
                new Vector3(-10.5, 1e-3, 7),
                new Vector3(0.5, 2, 3.25),
                new Vector3(0, 1, 0),
                new Vector3(-1, 0, 0),
                new Vector3(0, 0, 1));
        double[] values = {0, -1.5, Math.PI, Double.NaN, 1e300, Double.MIN_VALUE, 6, 7, 8, 9, 10, 11};
        Path file = Files.writeString(folder.resolve("map.nrrd"), "an older file");
        NrrdWriter.write(file, new Volume(geometry, values));
        Volume read = ImageFile.read(file).volume();
        assertThat(read.values()).isEqualTo(values);
        assertThat(read.geometry()).isEqualTo(geometry);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
