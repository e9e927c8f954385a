package org.deltarad.node.index;

import org.jdbi.v3.core.Handle;

/** One row per patient: its lock. */
public final class Patients {
    private final Handle handle;

    Patients(Handle handle) {
        this.handle = handle;
    }

    /** Holds the patient for this transaction, so that one at a time pairs its time points. */
    public void lock(String patientId, String issuer) {
        String sql = "select patient_id from patient where patient_id = :id and issuer = :issuer for update";
        boolean there = handle.createQuery(sql)
                .bind("id", patientId)
                .bind("issuer", issuer)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        if (!there) {
            handle.createUpdate("insert into patient (patient_id, issuer) values (:id, :issuer)")
                    .bind("id", patientId)
                    .bind("issuer", issuer)
                    .execute();
        }
    }
}
