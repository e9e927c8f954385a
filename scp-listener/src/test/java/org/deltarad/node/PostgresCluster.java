package org.deltarad.node;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.deltarad.node.index.IndexSource;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.Assumptions;

/** Debian's PostgreSQL on a free loopback port, with its files in a folder of its own; never as root, which it refuses. */
public final class PostgresCluster implements AutoCloseable {
    private static final String USER = "deltarad";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresCluster(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one; the test is skipped, and says so, where PostgreSQL is not installed. */
    public static PostgresCluster start() throws IOException, InterruptedException {
        Path programs = programs();
        Path folder = Files.createTempDirectory("postgres");
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()), folder);
        }
        PostgresCluster cluster = new PostgresCluster(programs, folder, FreePort.find());
        cluster.program(
                "initdb", "-D", cluster.data(), "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C", "--no-sync");
        cluster.up();
        return cluster;
    }

    private static Path programs() throws IOException {
        Path all = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(all)) {
            try (Stream<Path> versions = Files.list(all)) {
                List<Path> found = versions.map(v -> v.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .sorted(Comparator.reverseOrder())
                        .toList();
                if (!found.isEmpty()) {
                    return found.get(0);
                }
            }
        }
        System.out.println("left out: postgresql is not installed");
        return Assumptions.abort("postgresql is not installed");
    }

    /** An empty database of its own. */
    public IndexSource.PostgreSql database() throws SQLException {
        String name = "deltarad" + DATABASES.incrementAndGet();
        try (Connection c = connect("postgres")) {
            c.createStatement().execute("create database " + name);
        }
        return new IndexSource.PostgreSql(url(name), USER, "");
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, "");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Starts the server, after {@link #down}. */
    public void up() throws IOException, InterruptedException {
        String options = "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1";
        program(
                "pg_ctl",
                "-D",
                data(),
                "-o",
                options,
                "-l",
                folder.resolve("log").toString(),
                "-w",
                "-t",
                "60",
                "start");
    }

    /** Kills the server with all connections, as a crash does. */
    public void down() throws IOException, InterruptedException {
        program("pg_ctl", "-D", data(), "-m", "immediate", "-w", "-t", "60", "stop");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void program(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        run(command, folder);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        File output = Files.createTempFile("postgres", ".txt").toFile();
        try {
            Process p = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            p.getOutputStream().close();
            if (!p.waitFor(90, TimeUnit.SECONDS) || p.exitValue() != 0) {
                p.destroyForcibly();
                throw new IOException(command + " failed: " + Files.readString(output.toPath()));
            }
        } finally {
            Files.delete(output.toPath());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            program("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
            run(List.of("rm", "-rf", folder.toString()), Path.of("/"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
