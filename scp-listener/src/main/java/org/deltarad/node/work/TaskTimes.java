package org.deltarad.node.work;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times of db-scheduler's tasks with their offset, so that no hour is lost or doubled when clocks change. */
final class TaskTimes extends DefaultJdbcCustomization {
    TaskTimes() {
        super(false);
    }

    @Override
    public void setInstant(PreparedStatement p, int index, Instant value) throws SQLException {
        p.setObject(index, value == null ? null : value.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Instant getInstant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
