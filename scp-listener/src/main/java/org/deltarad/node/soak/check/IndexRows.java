package org.deltarad.node.soak.check;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.deltarad.node.index.Index;

/** Rows of a node's database, by SQL. */
public final class IndexRows implements AutoCloseable {
    private final AutoCloseable source;
    private final Connection connection;

    private IndexRows(AutoCloseable source, Connection connection) {
        this.source = source;
        this.connection = connection;
    }

    /** The H2 file of a data folder, beside the node that has it open or without one. */
    public static IndexRows of(Path data) throws IOException, SQLException {
        Index index = Index.openExisting(data);
        return new IndexRows(index, index.dataSource().getConnection());
    }

    /** Any database, by a connection that is closed with this. */
    public static IndexRows over(Connection connection) {
        return new IndexRows(() -> {}, connection);
    }

    /** SHA-256 of each instance, by SOP Instance UID. */
    public Map<String, String> instances() throws SQLException {
        Map<String, String> rows = new LinkedHashMap<>();
        each("select sop_instance_uid, sha256 from instance", r -> rows.put(r.getString(1), r.getString(2)));
        return rows;
    }

    /** SOP Instance UIDs of the SRs that were written. */
    public Set<String> documents() throws SQLException {
        Set<String> uids = new TreeSet<>();
        each("select sop_instance_uid from report where sop_instance_uid <> ''", r -> uids.add(r.getString(1)));
        return uids;
    }

    /** How many rows of a table are in each state: {@code time_point}, {@code report}, {@code delivery}. */
    public Map<String, Integer> states(String table) throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        each("select state, count(*) from " + table + " group by state", r -> counts.put(r.getString(1), r.getInt(2)));
        return counts;
    }

    /** Reports that are not delivered, with their deliveries and the tasks of these: why work has stopped. */
    public List<String> undelivered() throws SQLException {
        List<String> all = new ArrayList<>();
        each(
                """
                select r.id, r.state, r.reason, d.id, d.destination, d.state, d.attempts, d.reason, t.picked, t.picked_by,
                    t.execution_time, t.last_heartbeat
                from report r left join delivery d on d.report_id = r.id
                left join delivery_task t on t.task_name = 'delivery' and t.task_instance = cast(d.id as varchar)
                where r.state <> 'DELIVERED' order by r.id, d.id
                """,
                r -> all.add("""
                R%s %s '%s', D%s to %s %s after %s attempts '%s', task picked %s by %s, due %s, alive %s""".formatted(
                                r.getObject(1),
                                r.getString(2),
                                r.getString(3),
                                r.getObject(4),
                                r.getString(5),
                                r.getString(6),
                                r.getObject(7),
                                r.getString(8),
                                r.getObject(9),
                                r.getString(10),
                                r.getString(11),
                                r.getString(12))));
        return all;
    }

    /** What incidents say, the oldest first. */
    public List<String> incidents() throws SQLException {
        List<String> all = new ArrayList<>();
        each("select what from incident order by id", r -> all.add(r.getString(1)));
        return all;
    }

    /** The first column of the first row of a query. */
    public long number(String query) throws SQLException {
        List<Long> found = new ArrayList<>();
        each(query, r -> found.add(r.getLong(1)));
        return found.get(0);
    }

    private void each(String query, Row row) throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery(query)) {
            while (r.next()) {
                row.read(r);
            }
        }
    }

    private interface Row {
        void read(ResultSet r) throws SQLException;
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        try {
            source.close();
        } catch (Exception e) {
            throw new IOException("the index cannot be closed: " + e.getMessage(), e);
        }
    }
}
