package org.deltarad.report;

/**
 * The node that measured.
 *
 * @param uid     its Device UID, stable for an installation
 * @param name    station name
 * @param version software version
 */
public record Device(String uid, String name, String version) {}
