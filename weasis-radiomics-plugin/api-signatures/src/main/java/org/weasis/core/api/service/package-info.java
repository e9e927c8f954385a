/** Types of Weasis that the plugin is compiled against: signatures only, from its sources, never shipped. */
package org.weasis.core.api.service;
