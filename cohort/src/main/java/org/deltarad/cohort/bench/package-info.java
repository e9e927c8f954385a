/** How long the workbench's methods take on data of a given size; {@code deltarad bench} prints it. */
package org.deltarad.cohort.bench;
