/**
 * A report as one page, for viewers that cannot show an SR: the same page as Secondary Capture and as Encapsulated PDF, in the
 * report's study. Start at {@link org.deltarad.report.page.PageWriter}; the node draws the page.
 */
package org.deltarad.report.page;
