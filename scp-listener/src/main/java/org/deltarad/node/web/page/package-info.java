/**
 * The pages for people: {@link org.deltarad.node.web.page.WorklistPage}, {@link org.deltarad.node.web.page.CasePage},
 * {@link org.deltarad.node.web.page.ThroughputPage}, {@link org.deltarad.node.web.page.QuarantinePage}. They read the index
 * and ask {@code work.Operations} for what a button says; who may press it is decided by {@code web.login}.
 * {@link org.deltarad.node.web.page.Pages} makes them all.
 */
package org.deltarad.node.web.page;
