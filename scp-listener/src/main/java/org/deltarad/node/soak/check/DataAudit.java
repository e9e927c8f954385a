package org.deltarad.node.soak.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Part10Bytes;

/**
 * The files of a data folder against rows and against what was acknowledged; call while the node is stopped or idle.
 *
 * @param data      the folder
 * @param instances SHA-256 of the instance rows by SOP Instance UID
 * @param documents SOP Instance UIDs of the SRs in report rows
 */
public record DataAudit(Path data, Map<String, String> instances, Set<String> documents) {
    private static final Pattern UID = Pattern.compile("([0-9.]*[0-9])\\..*");

    public DataAudit {
        instances = Map.copyOf(instances);
        documents = Set.copyOf(documents);
    }

    /** Acknowledged instances whose file is not at its place with the bytes that were sent, or whose row is not. */
    public List<String> lost(Collection<Instance> acknowledged) throws IOException {
        List<String> lost = new ArrayList<>();
        for (Instance i : acknowledged) {
            Path file = data.resolve("studies")
                    .resolve(i.studyInstanceUid())
                    .resolve(i.seriesInstanceUid())
                    .resolve(i.sopInstanceUid() + ".dcm");
            if (!Files.exists(file)) {
                lost.add(i.sopInstanceUid() + " has no file");
            } else if (!Part10Bytes.sha256(Part10Bytes.dataSet(Files.readAllBytes(file)))
                    .equals(i.sha256())) {
                lost.add(i.sopInstanceUid() + " has other bytes than were sent");
            } else if (!i.sha256().equals(instances.get(i.sopInstanceUid()))) {
                lost.add(i.sopInstanceUid() + " has no row with its SHA-256");
            }
        }
        return lost;
    }

    /** Files without a row, rows without a file, and what is left of work that broke off. */
    public List<String> orphans() throws IOException {
        List<String> orphans = new ArrayList<>();
        Map<String, Path> placed = new HashMap<>();
        for (Path file : files("studies")) {
            String name = file.getFileName().toString();
            String uid = name.endsWith(".dcm") ? name.substring(0, name.length() - 4) : name;
            if (placed.put(uid, file) != null) {
                orphans.add(data.relativize(file) + " is there twice");
            }
            if (!instances.containsKey(uid)) {
                orphans.add(data.relativize(file) + " has no row");
            }
        }
        instances.keySet().stream()
                .filter(uid -> !placed.containsKey(uid))
                .forEach(uid -> orphans.add("the row of instance " + uid + " has no file"));
        // A node holds the lock of its own folder.
        files("incoming").stream()
                .filter(f -> !f.toString().endsWith(".lock"))
                .forEach(f -> orphans.add(data.relativize(f) + " was left"));
        orphans.addAll(reports());
        return orphans;
    }

    /** DICOM objects that reports are sent as, each as often as there are reports that it belongs to. */
    public int objectsToSend() throws IOException {
        return (int) files("reports").stream()
                .filter(f -> f.toString().endsWith(".dcm"))
                .count();
    }

    private List<String> reports() throws IOException {
        List<String> orphans = new ArrayList<>();
        Set<String> written = new HashSet<>();
        for (Path file : files("reports")) {
            String name = file.getFileName().toString();
            Matcher uid = UID.matcher(name);
            if (name.endsWith(".part") || !uid.matches() || !documents.contains(uid.group(1))) {
                orphans.add(data.relativize(file) + " belongs to no report");
            } else if (name.equals(uid.group(1) + ".dcm")) {
                written.add(uid.group(1));
            }
        }
        documents.stream()
                .filter(uid -> !written.contains(uid))
                .forEach(uid -> orphans.add("the SR " + uid + " of a report row has no file"));
        return orphans;
    }

    private List<Path> files(String folder) throws IOException {
        if (!Files.exists(data.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(data.resolve(folder))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
