package org.deltarad.node.soak.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A node's Java as its JVM and the kernel see it. */
public final class JvmWatch implements AutoCloseable {
    private final long pid;
    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;

    private JvmWatch(long pid, JMXConnector connector) throws IOException {
        this.pid = pid;
        this.connector = connector;
        this.memory = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        this.threads = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /** Options that make a Java watchable on a loopback port. */
    public static List<String> options(int port) {
        return List.of(
                "-Dcom.sun.management.jmxremote.port=" + port,
                "-Dcom.sun.management.jmxremote.rmi.port=" + port,
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Djava.rmi.server.hostname=127.0.0.1",
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false");
    }

    /** Watches a node that was started with these options. */
    @SuppressWarnings("BanJNDI") // The address is a loopback port of a process of ours.
    public static JvmWatch of(NodeProcess node, int port) throws IOException {
        JMXConnector c = JMXConnectorFactory.connect(
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"));
        return new JvmWatch(node.pid(), c);
    }

    /** Heap in use after a full collection, bytes. */
    public long heapAfterCollection() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Live threads. */
    public int threads() {
        return threads.getThreadCount();
    }

    /** Resident set size, bytes; -1 where /proc does not tell. */
    public long resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(l -> l.startsWith("VmRSS:"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(-1);
        }
    }

    /** Open files and sockets; -1 where /proc does not tell. */
    public long openFiles() throws IOException {
        Path fd = Path.of("/proc", Long.toString(pid), "fd");
        if (!Files.exists(fd)) {
            return -1;
        }
        try (Stream<Path> all = Files.list(fd)) {
            return all.count();
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
