package org.deltarad.node.index;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** Where the database is, and what differs between the two kinds. */
public sealed interface IndexSource {
    /** A pool of connections to it. */
    HikariConfig pool(int connections);

    /**
     * A connection for another process than the node's.
     *
     * @throws IOException when there is no database
     */
    HikariConfig existing() throws IOException;

    /** What to say when it cannot be opened. */
    String hint();

    /**
     * An H2 file under {@code <data>/db}, that one node has open; other processes of this machine come in by its {@link
     * IndexDoor}.
     *
     * @param data the data folder
     */
    record H2File(Path data) implements IndexSource {
        private static final String USER = "deltarad";

        static {
            // Read once, when H2 is loaded; without it the door is open on all addresses.
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }

        /** Path of the database without its suffix. */
        Path database() {
            return data.toAbsolutePath().normalize().resolve("db").resolve("index");
        }

        /** H2's own name of a database; its plain files are closed under all threads when one of them is interrupted. */
        static String h2Name(Path database) {
            return "async:" + database;
        }

        private String fileUrl() {
            return "jdbc:h2:" + h2Name(database()) + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
        }

        @Override
        public HikariConfig pool(int connections) {
            return connection(fileUrl(), connections);
        }

        /** A connection beside the pool. */
        Connection connect() throws SQLException {
            return DriverManager.getConnection(fileUrl() + ";IFEXISTS=TRUE", USER, "");
        }

        @Override
        public HikariConfig existing() throws IOException {
            if (!Files.exists(Path.of(database() + ".mv.db"))) {
                throw new IOException("no node has run on " + data + ": there is no index under it");
            }
            String url =
                    IndexDoor.find(database()).filter(H2File::answers).orElseGet(() -> fileUrl() + ";IFEXISTS=TRUE");
            return connection(url, 1);
        }

        private static boolean answers(String url) {
            try (var connection = DriverManager.getConnection(url, USER, "")) {
                return connection.isValid(0);
            } catch (SQLException theNodeHasGone) {
                return false;
            }
        }

        private static HikariConfig connection(String url, int connections) {
            HikariConfig c = config("org.h2.Driver", url, USER, "", connections);
            // Connection.isValid is true of a database that a failed write has closed.
            c.setConnectionTestQuery("select 1");
            return c;
        }

        @Override
        public String hint() {
            return "the index cannot be opened; is another node running on this data folder?";
        }
    }

    /**
     * A PostgreSQL database, that several nodes can share.
     *
     * @param url such as {@code jdbc:postgresql://host/deltarad}
     */
    record PostgreSql(String url, String user, String password) implements IndexSource {
        private static final Duration PATIENCE = Duration.ofSeconds(5);

        @Override
        public HikariConfig pool(int connections) {
            HikariConfig c = config("org.postgresql.Driver", url, user, password, connections);
            c.setConnectionTimeout(PATIENCE.toMillis());
            c.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
            c.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
            c.addDataSourceProperty("connectTimeout", PATIENCE.toSeconds());
            // A server whose machine has gone without a word.
            c.addDataSourceProperty("socketTimeout", 30);
            c.addDataSourceProperty("tcpKeepAlive", true);
            c.addDataSourceProperty("ApplicationName", "deltarad");
            return c;
        }

        @Override
        public HikariConfig existing() {
            return pool(1);
        }

        @Override
        public String hint() {
            return "the index at " + url + " cannot be opened; check index in the configuration and the server";
        }

        @Override
        public String toString() {
            return "PostgreSql[" + url + "]";
        }
    }

    private static HikariConfig config(String driver, String url, String user, String password, int connections) {
        HikariConfig c = new HikariConfig();
        c.setPoolName("index");
        c.setDriverClassName(driver);
        c.setJdbcUrl(url);
        c.setUsername(user);
        c.setPassword(password);
        c.setMaximumPoolSize(connections);
        c.setMinimumIdle(1);
        return c;
    }
}
