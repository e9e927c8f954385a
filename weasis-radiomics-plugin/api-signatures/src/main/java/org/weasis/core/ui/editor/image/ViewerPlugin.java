package org.weasis.core.ui.editor.image;

import javax.swing.JPanel;
import org.weasis.core.api.media.data.MediaElement;

/** Signature only. */
public abstract class ViewerPlugin<E extends MediaElement> extends JPanel {}
