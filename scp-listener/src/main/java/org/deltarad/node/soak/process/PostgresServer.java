package org.deltarad.node.soak.process;

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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.deltarad.node.demo.Ports;

/** Debian's PostgreSQL on a free loopback port, with its files in a temporary folder; not run as root, which it refuses. */
public final class PostgresServer implements AutoCloseable {
    /** Owner of all databases; needs no password. */
    public static final String USER = "deltarad";

    private static final String DATABASE = "deltarad";
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");
    private static final long LIMIT_SECONDS = 90;

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Whether PostgreSQL is installed. */
    public static boolean isInstalled() throws IOException {
        return programs().isPresent();
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(PROGRAMS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PROGRAMS)) {
            return versions.map(v -> v.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    /** Starts one with an empty database. */
    public static PostgresServer start() throws IOException, InterruptedException, SQLException {
        Path programs = programs().orElseThrow(() -> new IOException("PostgreSQL is not installed"));
        Path folder = Files.createTempDirectory("soak-postgres");
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()), folder);
        }
        PostgresServer server = new PostgresServer(programs, folder, Ports.freeOr(0));
        try {
            server.program(
                    "initdb", "-D", server.data(), "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C", "--no-sync");
            server.up();
            server.create(DATABASE);
            return server;
        } catch (IOException | SQLException e) {
            server.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    /** A connection to the database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(DATABASE), USER, "");
    }

    /** Makes another empty database; gives its JDBC address. */
    public String create(String database) throws SQLException {
        try (Connection c = DriverManager.getConnection(url("postgres"), USER, "")) {
            c.createStatement().execute("create database " + database);
        }
        return url(database);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /**
     * The line of a node's configuration that names the database.
     *
     * @param port the server's, or that of a line to it
     * @param node the node's name
     */
    public static String configuration(int port, String node) {
        return "index: {url: \"jdbc:postgresql://127.0.0.1:%d/deltarad\", user: %s, node: %s, heartbeat: 0.5}%n"
                .formatted(port, USER, node);
    }

    /** Starts the server, after {@link #down}. */
    public void up() throws IOException, InterruptedException {
        String options = "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1";
        String log = folder.resolve("log").toString();
        program("pg_ctl", "-D", data(), "-o", options, "-l", log, "-w", "-t", "60", "start");
    }

    /** Ends the server with all connections, as a crash does. */
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
        File output = Files.createTempFile("soak-postgres", ".txt").toFile();
        try {
            Process p = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start();
            p.getOutputStream().close();
            if (!p.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || p.exitValue() != 0) {
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
            if (Files.exists(Path.of(data(), "postmaster.pid"))) {
                down();
            }
            run(List.of("rm", "-rf", folder.toString()), Path.of("/"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
