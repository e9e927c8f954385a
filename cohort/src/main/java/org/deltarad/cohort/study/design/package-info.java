/** Studies of all designs: {@link org.deltarad.cohort.study.design.DesignFile} reads a file by its key {@code design}. */
package org.deltarad.cohort.study.design;
