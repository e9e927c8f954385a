package org.deltarad.node.soak.scenario;

/**
 * Something that was looked up after a scenario.
 *
 * @param expected what a hospital relies on
 * @param found    what was there, with numbers
 * @param holds    whether the one is the other
 */
public record Fact(String expected, String found, boolean holds) {}
