package org.deltarad.node.bench.dimse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.deltarad.node.demo.Orthanc;
import org.deltarad.node.demo.Ports;

/**
 * Orthanc with its default settings but for names, ports and options; it syncs its files to disk ({@code SyncStorageArea}).
 *
 * @param options of its configuration
 */
public record OrthancReceiver(Map<String, Object> options) implements Receiver {
    OrthancReceiver() {
        this(Map.of());
    }

    @Override
    public String name() {
        return "Orthanc";
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public Running start(Path folder) throws IOException, InterruptedException {
        Orthanc orthanc = Orthanc.start(folder, AET, Ports.freeOr(0), Ports.freeOr(0), options);
        return new Running() {
            @Override
            public int port() {
                return orthanc.dicomPort();
            }

            @Override
            public int stored() throws IOException, InterruptedException {
                return orthanc.get("/statistics").get("CountInstances").asInt();
            }

            @Override
            public void close() {
                orthanc.close();
            }
        };
    }
}
