/**
 * The command line: one class per command of {@code deltarad}, {@link org.deltarad.node.cli.Main} puts them together.
 * Commands only read arguments and print; the work is in the packages that they call.
 */
package org.deltarad.node.cli;
