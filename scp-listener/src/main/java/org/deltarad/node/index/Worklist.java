package org.deltarad.node.index;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The cases, for people: filtered, counted, page by page. */
public final class Worklist {
    /** The report that is furthest behind speaks for a case; superseded and withdrawn ones say nothing. */
    private static final String RANK = """
            case r.state when 'FAILED' then 5 when 'WAITING' then 4 when 'SCORED' then 3 when 'REPORTED' then 2
            when 'DELIVERED' then 1 else 0 end
            """;

    private static final String CASES = """
            select t.id, t.patient_id, t.clinical_trial_time_point_id, t.acquired, t.created_at,
                t.mask_sop_instance_uid, t.series_instance_uid,
                case when w.report_changed > t.changed_at then w.report_changed else t.changed_at end as changed,
                case when t.state <> 'EXTRACTED' then t.state
                    else case coalesce(w.worst, 0) when 5 then 'FAILED' when 4 then 'SCORING' when 3 then 'SCORED'
                    when 2 then 'REPORTED' when 1 then 'DELIVERED' else 'EXTRACTED' end end as overall,
                case when t.state = 'EXTRACTED' and coalesce(w.worst, 0) > 0 then coalesce((
                    select max(r.reason) from report r
                    where (r.baseline_id = t.id or r.mid_id = t.id) and %1$s = w.worst), '')
                    else t.reason end as why
            from time_point t left join (
                select p.id, max(%1$s) as worst, max(r.changed_at) as report_changed
                from time_point p join report r on r.baseline_id = p.id or r.mid_id = p.id
                group by p.id) w on w.id = t.id
            """.formatted(RANK);

    private final Handle handle;

    Worklist(Handle handle) {
        this.handle = handle;
    }

    /** The cases that changed last, the latest first. */
    public List<CaseRow> page(CaseFilter filter, int limit, int offset) {
        Conditions c = new Conditions(filter);
        return c.bind(handle.createQuery("select * from (" + CASES + ") cases " + c.where()
                        + " order by changed desc, id desc limit :limit offset :offset"))
                .bind("limit", limit)
                .bind("offset", offset)
                .map((rs, ctx) -> new CaseRow(
                        rs.getLong("id"),
                        rs.getString("patient_id"),
                        Columns.text(rs, "clinical_trial_time_point_id"),
                        Columns.localTime(rs, "acquired"),
                        CaseRow.State.valueOf(rs.getString("overall")),
                        rs.getString("why"),
                        Columns.instant(rs, "created_at"),
                        Columns.instant(rs, "changed")))
                .list();
    }

    /** How many cases are in each state, whichever state the filter asks for; states without any are left out. */
    public Map<CaseRow.State, Integer> counts(CaseFilter filter) {
        Conditions c = new Conditions(filter.inAnyState());
        Map<CaseRow.State, Integer> counts = new EnumMap<>(CaseRow.State.class);
        c.bind(handle.createQuery(
                        "select overall, count(*) as n from (" + CASES + ") cases " + c.where() + " group by overall"))
                .map((rs, ctx) -> counts.put(CaseRow.State.valueOf(rs.getString("overall")), rs.getInt("n")))
                .list();
        return counts;
    }

    /** The conditions of a filter as SQL, and their values. */
    private static final class Conditions {
        private final StringBuilder sql = new StringBuilder("where 1 = 1");
        private final Map<String, Object> values = new HashMap<>();

        Conditions(CaseFilter f) {
            f.state().ifPresent(s -> and("overall = :state", "state", s.name()));
            f.from().ifPresent(i -> and("created_at >= :from", "from", Columns.utc(i)));
            f.until().ifPresent(i -> and("created_at < :until", "until", Columns.utc(i)));
            if (!f.patientId().isBlank()) {
                and("lower(patient_id) like :patient escape '!'", "patient", part(f.patientId()));
            }
            if (!f.text().isBlank()) {
                and(
                        "(lower(why) like :text escape '!' or mask_sop_instance_uid like :text escape '!'"
                                + " or series_instance_uid like :text escape '!')",
                        "text",
                        part(f.text()));
            }
        }

        private void and(String condition, String name, Object value) {
            sql.append(" and ").append(condition);
            values.put(name, value);
        }

        private static String part(String text) {
            String plain = text.strip().toLowerCase(Locale.ROOT);
            return "%" + plain.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        }

        String where() {
            return sql.toString();
        }

        Query bind(Query query) {
            values.forEach(query::bind);
            return query;
        }
    }
}
