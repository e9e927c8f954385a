/**
 * Coded concepts as data: {@link org.deltarad.report.code.Code} and the constants that the SR templates and the
 * Segmentation object use, each with where it is defined. The {@code sr} and {@code seg} packages write and read them.
 */
package org.deltarad.report.code;
