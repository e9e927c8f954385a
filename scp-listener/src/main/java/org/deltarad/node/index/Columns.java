package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** How values stand in columns: empty text is an absent value, instants are UTC. */
final class Columns {
    private Columns() {}

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<LocalDateTime> localTime(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getObject(column, LocalDateTime.class));
    }

    static Optional<String> text(ResultSet rs, String column) throws SQLException {
        return Optional.of(rs.getString(column)).filter(s -> !s.isEmpty());
    }

    static Patient patient(ResultSet rs) throws SQLException {
        return new Patient(rs.getString("patient_id"), text(rs, "issuer"), text(rs, "birth_date"), text(rs, "sex"));
    }
}
