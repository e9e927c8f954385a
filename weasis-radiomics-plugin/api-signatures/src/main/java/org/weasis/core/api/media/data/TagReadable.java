package org.weasis.core.api.media.data;

/** Signature only. */
public interface TagReadable {
    Object getTagValue(TagW tag);
}
