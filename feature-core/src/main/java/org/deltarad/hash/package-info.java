/**
 * What derives identifiers from contents: {@link org.deltarad.hash.Sha256}, and {@link org.deltarad.hash.NameUuid} for
 * the UIDs and resource ids of reports. Every module that hashes has it from here.
 */
package org.deltarad.hash;
