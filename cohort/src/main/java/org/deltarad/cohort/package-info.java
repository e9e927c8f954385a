/**
 * Work on a site's own patients, off line: what needs many patients at once. A road from tables to signatures: {@code data}
 * reads them, {@code reliability} asks whether readers agree, {@code harmonise} takes scanners out, {@code reduce} leaves fewer
 * features, {@code regression}, {@code survival}, {@code learn} and {@code cluster} learn from them, {@code evaluate} and
 * {@code statistics} judge, {@code study} does it all as a file says, {@code figure} and {@code report} show it. For published signatures start at {@link org.deltarad.cohort.calibrate.Calibrator}; what it makes is
 * used by {@code org.deltarad.signature}.
 */
package org.deltarad.cohort;
