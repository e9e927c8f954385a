package org.deltarad.node.index;

/**
 * An incident of which the file is kept in quarantine.
 *
 * @param id       of the incident
 * @param fileName under {@code quarantine/}
 */
public record KeptFile(long id, IncidentRow incident, String fileName) {}
