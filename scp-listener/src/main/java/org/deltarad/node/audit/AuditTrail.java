package org.deltarad.node.audit;

/** Takes what is to be recorded. Never blocks on a peer and never throws: what it records goes on. */
@FunctionalInterface
public interface AuditTrail {
    /** Records nothing, for tests and commands without a node. */
    AuditTrail NONE = event -> {};

    void record(AuditEvent event);
}
