/**
 * The whole road on one machine: a synthetic patient, a node, and Orthanc as the hospital's PACS. Start at {@link
 * org.deltarad.node.demo.Demo}; nothing but the command line uses this package.
 */
package org.deltarad.node.demo;
