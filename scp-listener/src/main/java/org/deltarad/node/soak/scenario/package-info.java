/**
 * The nights: each class has one thing go wrong, lets it come right again, and says what was found. {@link
 * org.deltarad.node.soak.scenario.Scenario} lists them.
 */
package org.deltarad.node.soak.scenario;
