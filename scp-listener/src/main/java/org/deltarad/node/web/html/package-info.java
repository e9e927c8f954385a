/**
 * HTML and SVG as trees that escape what they are given, and the frame that every page of the node has: start at
 * {@link org.deltarad.node.web.html.Element} and {@link org.deltarad.node.web.html.Page}.
 */
package org.deltarad.node.web.html;
