/**
 * What surrounds a node while it is tested: senders that note what was acknowledged, a PACS and a FHIR server that record
 * what they are given, and faults between them. Used by {@code org.deltarad.node.soak.scenario}; start at {@link
 * org.deltarad.node.soak.peer.RawAssociation} and {@link org.deltarad.node.soak.peer.RecordingPacs}.
 */
package org.deltarad.node.soak.peer;
