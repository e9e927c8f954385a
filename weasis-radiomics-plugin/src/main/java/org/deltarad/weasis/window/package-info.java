/**
 * The panel in a window of its own, for people without Weasis: {@link org.deltarad.weasis.window.ViewerWindow}. FlatLaf is
 * its look and feel; it is not part of the bundle for Weasis.
 */
package org.deltarad.weasis.window;
