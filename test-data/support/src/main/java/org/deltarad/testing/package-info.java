/**
 * What the tests of several modules need of the machine: reference files beside the project, programs of others, free
 * ports. A test for which one is missing is skipped and says so. No module has it but in test scope; start with
 * {@link org.deltarad.testing.ExternalProgram}.
 */
package org.deltarad.testing;
