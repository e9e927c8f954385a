package org.deltarad.node.soak.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.node.bench.dimse.Receiver;
import org.deltarad.node.demo.Ports;
import org.deltarad.node.soak.process.JvmWatch;
import org.deltarad.node.soak.process.Launch;
import org.deltarad.node.soak.process.NodeProcess;

/** A whole node as a receiver, with 512 MB of heap; its memory can be looked at while it runs. */
final class NodeReceiver implements Receiver {
    private final int associations;
    private final List<Long> heap = new ArrayList<>();
    private final List<Long> resident = new ArrayList<>();
    private JvmWatch watch;

    NodeReceiver(int associations) {
        this.associations = associations;
    }

    @Override
    public String name() {
        return "DeltaRad node";
    }

    @Override
    public Running start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = Ports.freeOr(0);
        Path configuration =
                Files.writeString(folder.resolve("node.yaml"), """
                aet: %s
                dicom: {bind: 127.0.0.1, port: 0, maxAssociations: %d, maxPerPeer: %d}
                http: {port: 0}
                data: data
                minFreeMegabytes: 1
                """.formatted(AET, associations, associations));
        NodeProcess node = NodeProcess.start(Launch.of(configuration).forSpeed().withOptions(JvmWatch.options(port)));
        watch = JvmWatch.of(node, port);
        int dicom = node.ports().dicom();
        return new Running() {
            @Override
            public int port() {
                return dicom;
            }

            @Override
            public int stored() throws IOException {
                try (Stream<Path> files = Files.walk(folder.resolve("data").resolve("studies"))) {
                    return (int)
                            files.filter(f -> f.toString().endsWith(".dcm")).count();
                }
            }

            @Override
            public void close() {
                node.close();
            }
        };
    }

    /** Notes heap after a collection and resident memory. */
    void look() throws IOException {
        heap.add(watch.heapAfterCollection());
        resident.add(watch.resident());
    }

    /** Heap after a collection at each look, MB. */
    List<Long> heapMegabytes() {
        return heap.stream().map(b -> b >> 20).toList();
    }

    /** Resident memory at each look, MB. */
    List<Long> residentMegabytes() {
        return resident.stream().map(b -> b >> 20).toList();
    }
}
