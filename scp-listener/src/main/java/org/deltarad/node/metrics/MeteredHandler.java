package org.deltarad.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;

/** Counts C-STOREs by the status that they are answered with, their bytes, and how long each takes. */
final class MeteredHandler implements StorageScp.Handler {
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final StorageScp.Handler handler;
    private final MeterRegistry registry;
    private final Timer latency;
    private final Counter incidents;

    MeteredHandler(StorageScp.Handler handler, MeterRegistry registry) {
        this.handler = handler;
        this.registry = registry;
        this.latency = Timer.builder("deltarad.cstore")
                .description("From the first byte of a data set to the status of its C-STORE")
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
        this.incidents = Counter.builder("deltarad.incidents")
                .description("Associations that were rejected or broke off")
                .register(registry);
    }

    @Override
    public StorageScp.Status store(StorageScp.Request request, InputStream data) throws IOException {
        Timer.Sample sample = Timer.start(registry);
        Counted counted = new Counted(data);
        String outcome = "broken_off";
        try {
            StorageScp.Status status = handler.store(request, counted);
            outcome = String.format(Locale.ROOT, "%04X", status.code());
            return status;
        } finally {
            sample.stop(latency);
            Counter.builder("deltarad.instances.received")
                    .description("Instances by the status that was answered")
                    .tag("status", outcome)
                    .register(registry)
                    .increment();
            Counter.builder("deltarad.received")
                    .description("Bytes of data sets by the status that was answered")
                    .baseUnit("bytes")
                    .tag("status", outcome)
                    .register(registry)
                    .increment((double) counted.bytes);
        }
    }

    @Override
    public void incident(StorageScp.Incident incident) {
        incidents.increment();
        handler.incident(incident);
    }

    @Override
    public Optional<StorageCommitment.Handler> commitment() {
        return handler.commitment();
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            bytes += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            bytes += Math.max(0, n);
            return n;
        }
    }
}
