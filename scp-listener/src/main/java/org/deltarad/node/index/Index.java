package org.deltarad.node.index;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * The database: an H2 file under {@code <data>/db} that a second process on this machine can read meanwhile. Every
 * write is one transaction, on disk when {@link #write} returns. Thread safe.
 */
public final class Index implements AutoCloseable {
    private static final String MIGRATIONS = "classpath:db/migration";
    private static final String USER = "deltarad";
    private static final int CONNECTIONS = 16;

    static {
        // Read once, when H2 is loaded; without it the door is open on all addresses.
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private final HikariDataSource source;
    private final Optional<IndexDoor> door;
    private final Jdbi jdbi;

    private Index(HikariDataSource source, Optional<IndexDoor> door) {
        this.source = source;
        this.door = door;
        this.jdbi = Jdbi.create(source);
    }

    /**
     * Opens the database of a data folder, made or migrated as needed.
     *
     * @throws IOException when the folder cannot be written
     */
    public static Index open(Path data) throws IOException {
        Path database = database(data);
        Files.createDirectories(database.getParent());
        HikariDataSource source = connect(fileUrl(database), CONNECTIONS);
        try {
            Flyway.configure().dataSource(source).locations(MIGRATIONS).load().migrate();
            return new Index(source, Optional.of(IndexDoor.open(database)));
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /**
     * Opens the database of a data folder to read it, beside the node that has it open or without one.
     *
     * @throws IOException when no node has made it, or it cannot be read
     */
    public static Index openExisting(Path data) throws IOException {
        Path database = database(data);
        if (!Files.exists(Path.of(database + ".mv.db"))) {
            throw new IOException("no node has run on " + data + ": there is no index under it");
        }
        String url = IndexDoor.find(database).filter(Index::answers).orElse(fileUrl(database) + ";IFEXISTS=TRUE");
        return new Index(connect(url, 1), Optional.empty());
    }

    private static boolean answers(String url) {
        try (var connection = DriverManager.getConnection(url, USER, "")) {
            return connection.isValid(0);
        } catch (SQLException theNodeHasGone) {
            return false;
        }
    }

    private static Path database(Path data) {
        return data.toAbsolutePath().normalize().resolve("db").resolve("index");
    }

    /** H2's own name of the database; its plain files are closed under all threads when one of them is interrupted. */
    static String h2Name(Path database) {
        return "async:" + database;
    }

    private static String fileUrl(Path database) {
        return "jdbc:h2:" + h2Name(database) + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
    }

    private static HikariDataSource connect(String url, int connections) throws IOException {
        HikariConfig c = new HikariConfig();
        c.setPoolName("index");
        c.setDriverClassName("org.h2.Driver");
        c.setJdbcUrl(url);
        c.setUsername(USER);
        c.setPassword("");
        c.setMaximumPoolSize(connections);
        c.setMinimumIdle(1);
        try {
            return new HikariDataSource(c);
        } catch (HikariPool.PoolInitializationException e) {
            throw new IOException(
                    "the index cannot be opened; is another node running on this data folder? (" + e.getMessage() + ")",
                    e);
        }
    }

    /** Connections, for db-scheduler. */
    public DataSource dataSource() {
        return source;
    }

    /** Reads in one transaction. */
    public <T> T read(Function<Tables, T> query) {
        return jdbi.inTransaction(h -> query.apply(new Tables(h)));
    }

    /** Writes in one transaction, which is on disk when this returns. */
    public <T> T write(Function<Tables, T> change) {
        T result = jdbi.inTransaction(h -> change.apply(new Tables(h)));
        jdbi.useHandle(h -> h.execute("checkpoint sync"));
        return result;
    }

    /** As {@link #write}, without a result. */
    public void update(Consumer<Tables> change) {
        write(t -> {
            change.accept(t);
            return true;
        });
    }

    @Override
    public void close() {
        try {
            if (door.isPresent()) {
                door.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            source.close();
        }
    }
}
