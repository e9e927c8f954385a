package org.deltarad.node.index;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, an H2 file or PostgreSQL. Every write is one transaction, on disk when {@link #write} returns. While
 * PostgreSQL is away, reading and writing fail within seconds; they work again when it is back. Thread safe.
 */
public final class Index implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Index.class);
    private static final String MIGRATIONS = "classpath:db/migration";
    private static final int CONNECTIONS = 16;
    private static final int ATTEMPTS = 3;

    /** SQLSTATE of what another transaction caused and another attempt mends: serialization, deadlock, the same key. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "23505");

    static {
        // Each connection is looked at before use, even one used within the same millisecond (hence -1): a database
        // that
        // a full disk closed is opened again by the next.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "-1");
    }

    private final HikariDataSource source;
    private final IndexSource kind;
    private final Optional<Attendants> attendants;
    private final Jdbi jdbi;

    private Index(HikariDataSource source, IndexSource kind, Optional<Attendants> attendants) {
        this.source = source;
        this.kind = kind;
        this.attendants = attendants;
        this.jdbi = Jdbi.create(source);
    }

    /** Of an H2 file that a node has open. */
    private record Attendants(IndexDoor door, H2Watch watch) {
        static Attendants of(IndexSource.H2File h2, HikariDataSource source) throws IOException {
            IndexDoor door = IndexDoor.open(h2.database());
            return new Attendants(
                    door, H2Watch.start(h2, () -> source.getHikariPoolMXBean().softEvictConnections()));
        }

        void close() throws IOException {
            watch.close();
            door.close();
        }
    }

    /** As {@link #open(IndexSource)}, of the H2 file of a data folder. */
    public static Index open(Path data) throws IOException {
        return open(new IndexSource.H2File(data));
    }

    /**
     * Opens a database, made or migrated as needed.
     *
     * @throws IOException when it cannot be reached or written, or would lose what it has acknowledged
     */
    public static Index open(IndexSource kind) throws IOException {
        if (kind instanceof IndexSource.H2File h2) {
            Files.createDirectories(h2.database().getParent());
        }
        HikariDataSource source = connect(kind.pool(CONNECTIONS), kind);
        try {
            Flyway.configure().dataSource(source).locations(MIGRATIONS).load().migrate();
            if (kind instanceof IndexSource.H2File h2) {
                return new Index(source, kind, Optional.of(Attendants.of(h2, source)));
            }
            Index index = new Index(source, kind, Optional.empty());
            index.requireDurable();
            return index;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** As {@link #openExisting(IndexSource)}, of the H2 file of a data folder. */
    public static Index openExisting(Path data) throws IOException {
        return openExisting(new IndexSource.H2File(data));
    }

    /**
     * Opens the database of a node, beside the node that has it open or without one.
     *
     * @throws IOException when no node has made it, or it cannot be read
     */
    public static Index openExisting(IndexSource kind) throws IOException {
        return new Index(connect(kind.existing(), kind), kind, Optional.empty());
    }

    private static HikariDataSource connect(HikariConfig pool, IndexSource kind) throws IOException {
        try {
            return new HikariDataSource(pool);
        } catch (HikariPool.PoolInitializationException e) {
            throw new IOException(kind.hint() + " (" + e.getMessage() + ")", e);
        }
    }

    private void requireDurable() throws IOException {
        for (String setting : List.of("synchronous_commit", "fsync")) {
            String value = jdbi.withHandle(
                    h -> h.createQuery("show " + setting).mapTo(String.class).one());
            if (value.equals("off")) {
                throw new IOException("PostgreSQL has " + setting
                        + " = off: what senders were told is stored could be lost; switch it on for this database");
            }
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

    /** Writes in one transaction, which is on disk when this returns; tried again when another one came in between. */
    public <T> T write(Function<Tables, T> change) {
        return jdbi.withHandle(h -> {
            T result = written(h, change);
            if (kind instanceof IndexSource.H2File) {
                h.execute("checkpoint sync");
            }
            return result;
        });
    }

    private static <T> T written(Handle handle, Function<Tables, T> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                return handle.inTransaction(h -> change.apply(new Tables(h)));
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !isConflict(e)) {
                    throw e;
                }
                LOG.debug("A transaction is tried again", e);
            }
        }
    }

    private static boolean isConflict(JdbiException e) {
        return e.getCause() instanceof SQLException s && CONFLICTS.contains(s.getSQLState());
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
            if (attendants.isPresent()) {
                attendants.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            source.close();
        }
    }
}
