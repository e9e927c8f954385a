package org.deltarad.node.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.h2.tools.Server;

/**
 * How a second process on this machine gets at an H2 file that a node has open: a loopback port with a secret name for
 * the one database, both in a file that only the node's user can read.
 */
final class IndexDoor implements AutoCloseable {
    private static final String FILE = "door";

    private final Server server;
    private final Path file;

    private IndexDoor(Server server, Path file) {
        this.server = server;
        this.file = file;
    }

    /**
     * Opens the door.
     *
     * @param database path of the database without its suffix
     */
    static IndexDoor open(Path database) throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        String key = HexFormat.of().formatHex(secret);
        Path file = database.resolveSibling(FILE);
        Server server = start(key, database);
        try {
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, "tcp://127.0.0.1:" + server.getPort() + "/" + key);
            return new IndexDoor(server, file);
        } catch (IOException e) {
            server.stop();
            throw e;
        }
    }

    private static Server start(String key, Path database) throws IOException {
        try {
            return Server.createTcpServer(
                            "-tcpPort", "0", "-tcpDaemon", "-key", key, IndexSource.H2File.h2Name(database))
                    .start();
        } catch (SQLException e) {
            throw new IOException("the index's loopback port cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The JDBC address of an open door, where there is a file of one; the node may have died since. */
    static Optional<String> find(Path database) throws IOException {
        Path file = database.resolveSibling(FILE);
        return Files.exists(file) ? Optional.of("jdbc:h2:" + Files.readString(file)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        server.stop();
        Files.deleteIfExists(file);
    }
}
