/**
 * The audit trail: who saw, sent, took and was refused what, as DICOM audit messages (PS3.15 A.5), to a file and to syslog.
 * {@link org.deltarad.node.audit.AuditEvents} names what is recorded, {@link org.deltarad.node.audit.AuditTrail} takes it;
 * {@link org.deltarad.node.audit.AuditLog} is the one of a running node.
 */
package org.deltarad.node.audit;
