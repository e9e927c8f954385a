package org.deltarad.weasis.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files and folders as a patient's objects: the reports among them, and the others by SOP Instance UID. Of a folder only
 * structured reports are reports; a file that is named is one whatever it is, so that its reader says what is wrong.
 */
public final class ReportFolder {
    private final List<Path> reports;
    private final Map<String, Path> objects;

    private ReportFolder(List<Path> reports, Map<String, Path> objects) {
        this.reports = List.copyOf(reports);
        this.objects = Map.copyOf(objects);
    }

    /**
     * Looks into files and folders, and the folders in these.
     *
     * @throws IOException when one is not there or cannot be read
     */
    public static ReportFolder of(List<Path> paths, ReportFiles files) throws IOException {
        List<Path> reports = new ArrayList<>();
        Map<String, Path> objects = new HashMap<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> all = Files.walk(path)) {
                    for (Path file : all.filter(ReportFiles::readable).sorted().toList()) {
                        ReportFiles.Kind kind = files.kind(file);
                        objects.put(kind.sopInstanceUid(), file);
                        if (kind.isStructuredReport()) {
                            reports.add(file);
                        }
                    }
                }
            } else {
                objects.put(files.kind(path).sopInstanceUid(), path);
                reports.add(path);
            }
        }
        return new ReportFolder(reports, objects);
    }

    /** Files to read as reports, in order. */
    public List<Path> reports() {
        return reports;
    }

    /** The file of an instance. */
    public Optional<Path> object(String sopInstanceUid) {
        return Optional.ofNullable(objects.get(sopInstanceUid));
    }
}
