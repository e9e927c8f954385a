package org.deltarad.node.soak.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A node's audit trail on disk: a message a line (PS3.15 A.5). */
public final class AuditLines {
    private AuditLines() {}

    /** All of a data folder, day by day. */
    public static List<String> of(Path data) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data.resolve("audit"))) {
            for (Path p :
                    all.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
                lines.addAll(Files.readAllLines(p));
            }
        }
        return lines;
    }
}
