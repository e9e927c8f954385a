package org.deltarad.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** dcmtk's storescu and storescp. */
public final class Dcmtk {
    private Dcmtk() {}

    /** What storescu said, and its exit code. */
    public record Sent(int exit, String output) {}

    /** Sends files in one association. */
    public static Sent storescu(int port, String aet, List<Path> files, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("storescu", "-v", "-R", "-aec", aet, "-aet", "SENDER"));
        command.addAll(List.of(options));
        command.addAll(List.of("127.0.0.1", Integer.toString(port)));
        files.forEach(f -> command.add(f.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Else dcmtk waits for an acknowledgement between command and data set: 40 ms an instance.
        builder.environment().put("TCP_NODELAY", "1");
        Process p = builder.start();
        String output = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Sent(p.waitFor(), output);
    }

    /** A PACS that keeps what it is sent in a folder. */
    public static final class Storescp implements AutoCloseable {
        private final Process process;
        private final Path folder;

        private Storescp(Process process, Path folder) {
            this.process = process;
            this.folder = folder;
        }

        /** Starts it and waits until it listens. */
        public static Storescp start(int port, Path folder) throws IOException {
            Files.createDirectories(folder);
            Process p = new ProcessBuilder(
                            "storescp",
                            "-aet",
                            "PACS",
                            "-od",
                            folder.toString(),
                            "--accept-all",
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolveSibling("storescp.log").toFile())
                    .start();
            Storescp scp = new Storescp(p, folder);
            Await.until("storescp", () -> listens(port), () -> "nothing on port " + port);
            return scp;
        }

        /** The files that it has taken. */
        public List<Path> files() {
            try (Stream<Path> all = Files.list(folder)) {
                return all.sorted().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Optional<Boolean> listens(int port) {
            try (Socket s = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return Optional.of(s.isConnected());
            } catch (IOException notYet) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** An archive that answers C-FIND, C-MOVE and C-GET. */
    public static final class Qrscp implements AutoCloseable {
        private static final String AET = "QRSCP";

        private final Process process;

        private Qrscp(Process process) {
            this.process = process;
        }

        /** Starts it and waits until it listens; what it took in that folder is there again. */
        public static Qrscp start(int port, Path folder) throws IOException {
            Files.createDirectories(folder.resolve("store"));
            Path configuration = folder.resolve("dcmqrscp.cfg");
            Files.writeString(configuration, """
                    NetworkTCPPort = %d
                    MaxPDUSize = 16384
                    MaxAssociations = 16
                    HostTable BEGIN
                    HostTable END
                    VendorTable BEGIN
                    VendorTable END
                    AETable BEGIN
                    %s %s RW (200, 1024mb) ANY
                    AETable END
                    """.formatted(port, AET, folder.resolve("store")));
            Process p = new ProcessBuilder("dcmqrscp", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("dcmqrscp.log").toFile())
                    .start();
            Await.until("dcmqrscp", () -> Storescp.listens(port), () -> "nothing on port " + port);
            return new Qrscp(p);
        }

        public String aet() {
            return AET;
        }

        @Override
        public void close() {
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
