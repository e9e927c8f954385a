/**
 * Which rule of the configuration a mask and its images fall under: {@link org.deltarad.node.route.Router} holds the
 * attributes of both against the routes in their order. {@code config} reads routes, {@code work} measures by them.
 */
package org.deltarad.node.route;
