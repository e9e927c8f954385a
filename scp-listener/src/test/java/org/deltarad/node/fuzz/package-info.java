/**
 * Mutated files of every kind that is read must end in a value or a typed error, in time and in little memory. Start at
 * {@link org.deltarad.node.fuzz.FuzzTest}.
 */
package org.deltarad.node.fuzz;
