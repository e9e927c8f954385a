package org.deltarad.node.bench.dimse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;

/** Parses all files of a folder whole, once. */
interface ParseRound {
    String name();

    /** Seconds for all files, one after the other. */
    double seconds(Path folder) throws IOException, DicomException, InterruptedException;

    /** A provider's codec, in this process. */
    record Codec(String name, DatasetCodec codec) implements ParseRound {
        @Override
        public double seconds(Path folder) throws IOException, DicomException {
            List<Path> files = files(folder);
            long start = System.nanoTime();
            int elements = 0;
            for (Path file : files) {
                elements += codec.read(file).dataset().elements().size();
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            if (elements == 0) {
                throw new IOException(folder + ": nothing was read");
            }
            return seconds;
        }
    }

    /** dcmtk's dcmdump, one process for all files, its text thrown away. */
    record Dcmdump() implements ParseRound {
        @Override
        public String name() {
            return "dcmtk dcmdump";
        }

        @Override
        public double seconds(Path folder) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("dcmdump"));
            files(folder).forEach(f -> command.add(f.toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            long start = System.nanoTime();
            if (builder.start().waitFor() != 0) {
                throw new IOException("dcmdump could not read " + folder);
            }
            return (System.nanoTime() - start) * 1e-9;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
