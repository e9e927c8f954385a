package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The work on masks and their series. */
public final class TimePoints {
    private final Handle handle;
    private final StateWriter<TimePointState> states;

    TimePoints(Handle handle) {
        this.handle = handle;
        this.states = new StateWriter<>(handle, EventRow.Kind.TIME_POINT, TimePointState.class, TimePointState::next);
    }

    /** Starts the work on a mask; gives the new row's id. */
    public long add(InstanceRow mask, Instant now) {
        long id = handle.createUpdate("""
                        insert into time_point (mask_sop_instance_uid, series_instance_uid, patient_id, issuer,
                            birth_date, sex, clinical_trial_time_point_id, state, reason, created_at, changed_at)
                        values (:mask, '', :patientId, :issuer, :birthDate, :sex, :timePointId, :state, '', :now, :now)
                        """)
                .bind("mask", mask.sopInstanceUid())
                .bind("patientId", mask.patient().id())
                .bind("issuer", mask.patient().issuer().orElse(""))
                .bind("birthDate", mask.patient().birthDate().orElse(""))
                .bind("sex", mask.patient().sex().orElse(""))
                .bind("timePointId", mask.clinicalTrialTimePointId().orElse(""))
                .bind("state", TimePointState.RECEIVED.name())
                .bind("now", Columns.utc(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        states.added(id, TimePointState.RECEIVED, Change.because("", now));
        return id;
    }

    public Optional<TimePointRow> find(long id) {
        return handle.createQuery("select * from time_point where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> row(rs))
                .findOne();
    }

    /** The row of a mask. */
    public Optional<TimePointRow> ofMask(String maskSopInstanceUid) {
        return handle.createQuery("select * from time_point where mask_sop_instance_uid = :uid")
                .bind("uid", maskSopInstanceUid)
                .map((rs, ctx) -> row(rs))
                .findOne();
    }

    /** Ids of the rows in a state. */
    public List<Long> inState(TimePointState state) {
        return handle.createQuery("select id from time_point where state = :state order by id")
                .bind("state", state.name())
                .mapTo(Long.class)
                .list();
    }

    /** All rows of a Patient ID and issuer (empty: none), in order of arrival. */
    public List<TimePointRow> ofPatient(String patientId, String issuer) {
        return handle.createQuery("select * from time_point where patient_id = :id and issuer = :issuer order by id")
                .bind("id", patientId)
                .bind("issuer", issuer)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** All rows whose images are of a series. */
    public List<TimePointRow> ofSeries(String seriesInstanceUid) {
        return handle.createQuery("select * from time_point where series_instance_uid = :uid order by id")
                .bind("uid", seriesInstanceUid)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /**
     * Whether images acquired before those of a measured time point are here, of the same Patient ID and issuer, with a
     * mask whose measurement is still to come.
     */
    public boolean isAnEarlierInWork(long id) {
        return handle.createQuery("""
                        select count(*) from time_point o
                        join time_point p on p.patient_id = o.patient_id and p.issuer = o.issuer and p.id <> o.id
                        where p.id = :id and o.state in ('RECEIVED', 'EXTRACTING') and exists (
                            select 1 from instance i where i.acquired < p.acquired
                            and (i.series_instance_uid = o.series_instance_uid or i.sop_instance_uid in (
                                select n.sop_instance_uid from time_point_image n where n.time_point_id = o.id)))
                        """).bind("id", id).mapTo(Integer.class).one() > 0;
    }

    /** Holds a time point for this transaction. */
    public void lock(long id) {
        handle.createQuery("select id from time_point where id = :id for update")
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    /**
     * Sets state and reason.
     *
     * @throws IllegalTransitionException when the state cannot follow the row's
     */
    public void setState(long id, TimePointState state, String reason, Instant now) {
        setState(id, state, Change.because(reason, now));
    }

    /**
     * Sets state and reason.
     *
     * @throws IllegalTransitionException when the state cannot follow the row's
     */
    public void setState(long id, TimePointState state, Change change) {
        states.set(id, state, change);
    }

    /** Notes what the mask references: the series, and the instances that it names, possibly none. */
    public void setReferences(long id, String seriesInstanceUid, Collection<String> sopInstanceUids) {
        handle.createUpdate("update time_point set series_instance_uid = :series where id = :id")
                .bind("id", id)
                .bind("series", seriesInstanceUid)
                .execute();
        handle.createUpdate("delete from time_point_image where time_point_id = :id")
                .bind("id", id)
                .execute();
        if (!sopInstanceUids.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into time_point_image (time_point_id, sop_instance_uid) values (:id, :uid)");
            sopInstanceUids.forEach(uid -> batch.bind("id", id).bind("uid", uid).add());
            batch.execute();
        }
    }

    /** The series of the named images that are here; empty when none is. */
    public Optional<String> seriesOfNamedImages(long id) {
        return handle.createQuery("""
                        select min(i.series_instance_uid) from time_point_image n
                        join instance i on i.sop_instance_uid = n.sop_instance_uid
                        where n.time_point_id = :id
                        """).bind("id", id).mapTo(String.class).findOne();
    }

    /** Number of instances that the mask names. */
    public int namedImages(long id) {
        return handle.createQuery("select count(*) from time_point_image where time_point_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /** SOP Instance UIDs that the mask names. */
    public Set<String> namedImageUids(long id) {
        return handle.createQuery("select sop_instance_uid from time_point_image where time_point_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .set();
    }

    /** Instances that the mask names and that are not here. */
    public List<String> missingImages(long id) {
        return handle.createQuery("""
                        select n.sop_instance_uid from time_point_image n
                        left join instance i on i.sop_instance_uid = n.sop_instance_uid
                        where n.time_point_id = :id and i.sop_instance_uid is null
                        order by n.sop_instance_uid
                        """).bind("id", id).mapTo(String.class).list();
    }

    /** Notes which series it is, whose, and when it was acquired, where that is known. */
    public void setSeries(
            long id,
            String seriesInstanceUid,
            Patient patient,
            Optional<String> timePointId,
            Optional<LocalDateTime> acquired) {
        handle.createUpdate("""
                        update time_point set series_instance_uid = :series, patient_id = :patientId,
                            issuer = :issuer, birth_date = :birthDate, sex = :sex,
                            clinical_trial_time_point_id = :timePointId, acquired = :acquired
                        where id = :id
                        """)
                .bind("id", id)
                .bind("patientId", patient.id())
                .bind("issuer", patient.issuer().orElse(""))
                .bind("birthDate", patient.birthDate().orElse(""))
                .bind("sex", patient.sex().orElse(""))
                .bind("timePointId", timePointId.orElse(""))
                .bind("acquired", acquired.orElse(null))
                .bind("series", seriesInstanceUid)
                .execute();
    }

    /** Notes the rule of the configuration that it is worked on by. */
    public void setRoute(long id, String route) {
        handle.createUpdate("update time_point set route = :route where id = :id")
                .bind("id", id)
                .bind("route", route)
                .execute();
    }

    /** Stores what was measured, as JSON. */
    public void setMeasurement(long id, String json) {
        handle.createUpdate("update time_point set measurement = :json where id = :id")
                .bind("id", id)
                .bind("json", json)
                .execute();
    }

    /** What was measured, as JSON; empty until then. */
    public Optional<String> measurement(long id) {
        return handle.createQuery("select measurement from time_point where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> Optional.ofNullable(rs.getString(1)))
                .findOne()
                .flatMap(m -> m);
    }

    private static TimePointRow row(ResultSet rs) throws SQLException {
        return new TimePointRow(
                rs.getLong("id"),
                rs.getString("mask_sop_instance_uid"),
                Columns.text(rs, "series_instance_uid"),
                Columns.patient(rs),
                Columns.text(rs, "clinical_trial_time_point_id"),
                Columns.localTime(rs, "acquired"),
                rs.getString("route"),
                TimePointState.valueOf(rs.getString("state")),
                rs.getString("reason"),
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "changed_at"));
    }
}
