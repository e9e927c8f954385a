package org.deltarad.node.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.net.AdmissionDesk;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.node.deliver.Destination;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.work.Step;

/** All numbers of a node. Thread safe. */
public final class NodeMetrics implements AutoCloseable {
    /** PS3.8 table 9-21, of what admission rejects: the meaning, and the label. */
    private static final Map<String, String> REJECTIONS = Map.of(
            "permanently: called AE title not recognized", "called_aet",
            "permanently: calling AE title not recognized", "calling_aet",
            "for now: local limit exceeded", "limit");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final IndexGauges gauges;

    /**
     * @param version of the node
     * @param toolkit for DICOM
     */
    public NodeMetrics(String version, String toolkit, Index index, Clock clock) {
        this.gauges = new IndexGauges(index, registry, clock);
        Gauge.builder("deltarad.build.info", () -> 1)
                .description("The node's version, and the toolkit that it speaks DICOM with")
                .tags(List.of(Tag.of("version", version), Tag.of("toolkit", toolkit)))
                .register(registry);
        collector.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** The same handler, measured. */
    public StorageScp.Handler measured(StorageScp.Handler handler) {
        return new MeteredHandler(handler, registry);
    }

    /** The same step, measured. */
    public Step measured(Step step) {
        return new MeteredStep(step, registry);
    }

    /** The same destination, measured. */
    public Destination measured(Destination destination) {
        return new MeteredDestination(destination, registry);
    }

    /** Adds the room on the disk, and how much of it is kept free. */
    public void watch(DataFolder folder, long floorBytes) {
        Gauge.builder("deltarad.disk.free", folder, DataFolder::freeBytes)
                .description("Room on the disk of the data folder")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("deltarad.disk.floor", () -> floorBytes)
                .description("Room below which C-STORE answers A700")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Adds the associations of the DICOM port. */
    public void watch(StorageScp.Listener listener) {
        Gauge.builder("deltarad.associations.open", listener, l -> l.associations()
                        .open())
                .description("Associations at the moment")
                .register(registry);
        FunctionCounter.builder("deltarad.associations.accepted", listener, l -> l.associations()
                        .accepted())
                .description("Associations accepted")
                .register(registry);
        REJECTIONS.forEach((meaning, label) -> FunctionCounter.builder(
                        "deltarad.associations.rejected", listener, l -> rejected(l.associations(), meaning))
                .description("Association requests rejected")
                .tag("reason", label)
                .register(registry));
    }

    private static double rejected(AdmissionDesk.Counts counts, String meaning) {
        return counts.rejected().getOrDefault(meaning, 0L);
    }

    /** All of it, in Prometheus' text format 0.0.4. */
    public String scrape() {
        gauges.refresh();
        return registry.scrape();
    }

    MeterRegistry registry() {
        return registry;
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
