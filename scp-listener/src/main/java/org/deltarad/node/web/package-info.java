/**
 * The HTTP port: health, the list of jobs as JSON and as a page, and the reports as FHIR. Reads the index only; start
 * at {@link org.deltarad.node.web.WebServer}.
 */
package org.deltarad.node.web;
