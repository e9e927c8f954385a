package org.deltarad.node.bench.dimse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deltarad.node.demo.Ports;

/**
 * dcmtk's storescp at its fastest: a process for each association, data sets written as they come ({@code +B}), bytes
 * not synced to disk, for which it has no option.
 */
public record StorescpReceiver() implements Receiver {
    private static final long START_LIMIT = TimeUnit.SECONDS.toNanos(10);

    @Override
    public String name() {
        return "dcmtk storescp";
    }

    @Override
    public Running start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port = Ports.freeOr(0);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "storescp", "--fork", "+B", "-aet", AET, "-od", folder.toString(), Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TCP_NODELAY", "1");
        Process process = builder.start();
        await(process, port);
        return new Running() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public int stored() throws IOException {
                try (Stream<Path> files = Files.list(folder)) {
                    return (int) files.count();
                }
            }

            @Override
            public void close() {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        };
    }

    private static void await(Process process, int port) throws IOException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return;
            } catch (IOException notYet) {
                if (!process.isAlive() || System.nanoTime() > limit) {
                    process.destroyForcibly();
                    throw new IOException("storescp does not listen on port " + port, notYet);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }
}
