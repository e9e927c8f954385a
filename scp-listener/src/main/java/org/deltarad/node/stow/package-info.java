/**
 * STOW-RS (PS3.18 10.5), the second way in: a multipart request is read as a stream, each part taken by {@link
 * org.deltarad.node.receive.Intake} as C-STORE's instances are. Served by {@code org.deltarad.node.web}; start at {@link
 * org.deltarad.node.stow.StowServlet}.
 */
package org.deltarad.node.stow;
