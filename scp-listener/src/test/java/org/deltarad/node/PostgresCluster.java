package org.deltarad.node;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.deltarad.node.index.IndexSource;
import org.deltarad.node.soak.process.PostgresServer;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL with a database for each who asks. */
public final class PostgresCluster implements AutoCloseable {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final PostgresServer server;

    private PostgresCluster(PostgresServer server) {
        this.server = server;
    }

    /** Starts one; the test is skipped, and says so, where PostgreSQL is not installed. */
    public static PostgresCluster start() throws IOException, InterruptedException, SQLException {
        if (!PostgresServer.isInstalled()) {
            System.out.println("left out: postgresql is not installed");
            return Assumptions.abort("postgresql is not installed");
        }
        return new PostgresCluster(PostgresServer.start());
    }

    /** An empty database of its own. */
    public IndexSource.PostgreSql database() throws SQLException {
        return new IndexSource.PostgreSql(server.create("test" + DATABASES.incrementAndGet()), PostgresServer.USER, "");
    }

    /** Starts the server, after {@link #down}. */
    public void up() throws IOException, InterruptedException {
        server.up();
    }

    /** Kills the server with all connections, as a crash does. */
    public void down() throws IOException, InterruptedException {
        server.down();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
