/** Types of DockingFrames that the plugin is compiled against: signatures only, from its sources, never shipped. */
package bibliothek.gui.dock.common;
