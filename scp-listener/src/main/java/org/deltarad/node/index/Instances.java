package org.deltarad.node.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/** Instances that were acknowledged. */
public final class Instances {
    private final Handle handle;

    Instances(Handle handle) {
        this.handle = handle;
    }

    public void add(InstanceRow i) {
        handle.createUpdate("""
                        insert into instance (sop_instance_uid, sop_class_uid, study_instance_uid, series_instance_uid,
                            transfer_syntax_uid, modality, patient_id, issuer, birth_date, sex,
                            clinical_trial_time_point_id, acquired, sha256, bytes, calling_aet, peer_address, received_at)
                        values (:sop, :sopClass, :study, :series, :syntax, :modality, :patientId, :issuer, :birthDate,
                            :sex, :timePointId, :acquired, :sha256, :bytes, :callingAet, :peer, :received)
                        """)
                .bind("sop", i.sopInstanceUid())
                .bind("sopClass", i.sopClassUid())
                .bind("study", i.studyInstanceUid())
                .bind("series", i.seriesInstanceUid())
                .bind("syntax", i.transferSyntaxUid())
                .bind("modality", i.modality())
                .bind("patientId", i.patient().id())
                .bind("issuer", i.patient().issuer().orElse(""))
                .bind("birthDate", i.patient().birthDate().orElse(""))
                .bind("sex", i.patient().sex().orElse(""))
                .bind("timePointId", i.clinicalTrialTimePointId().orElse(""))
                .bind("acquired", i.acquired().orElse(null))
                .bind("sha256", i.sha256())
                .bind("bytes", i.bytes())
                .bind("callingAet", i.callingAet())
                .bind("peer", i.peerAddress())
                .bind("received", Columns.utc(i.receivedAt()))
                .execute();
    }

    /** Takes a row out that this transaction added. */
    public void remove(String sopInstanceUid) {
        handle.createUpdate("delete from instance where sop_instance_uid = :uid")
                .bind("uid", sopInstanceUid)
                .execute();
    }

    public Optional<InstanceRow> find(String sopInstanceUid) {
        return handle.createQuery("select * from instance where sop_instance_uid = :uid")
                .bind("uid", sopInstanceUid)
                .map((rs, ctx) -> row(rs))
                .findOne();
    }

    /** The instances of a series, by SOP Instance UID. */
    public List<InstanceRow> ofSeries(String seriesInstanceUid) {
        return handle.createQuery("select * from instance where series_instance_uid = :uid order by sop_instance_uid")
                .bind("uid", seriesInstanceUid)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** The instances of a study, by SOP Instance UID. */
    public List<InstanceRow> ofStudy(String studyInstanceUid) {
        return handle.createQuery("select * from instance where study_instance_uid = :uid order by sop_instance_uid")
                .bind("uid", studyInstanceUid)
                .map((rs, ctx) -> row(rs))
                .list();
    }

    /** All SOP Instance UIDs. */
    public Set<String> uids() {
        return handle.createQuery("select sop_instance_uid from instance")
                .mapTo(String.class)
                .collectInto(new GenericType<HashSet<String>>() {});
    }

    public long count() {
        return handle.createQuery("select count(*) from instance")
                .mapTo(Long.class)
                .one();
    }

    private static InstanceRow row(ResultSet rs) throws SQLException {
        return new InstanceRow(
                rs.getString("sop_instance_uid"),
                rs.getString("sop_class_uid"),
                rs.getString("study_instance_uid"),
                rs.getString("series_instance_uid"),
                rs.getString("transfer_syntax_uid"),
                rs.getString("modality"),
                Columns.patient(rs),
                Columns.text(rs, "clinical_trial_time_point_id"),
                Columns.localTime(rs, "acquired"),
                rs.getString("sha256"),
                rs.getLong("bytes"),
                rs.getString("calling_aet"),
                rs.getString("peer_address"),
                Columns.instant(rs, "received_at"));
    }
}
