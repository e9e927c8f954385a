/**
 * The watched folder, the third way in: whole Part 10 files that fall quiet are taken by {@link
 * org.deltarad.node.receive.Intake} and removed. Start at {@link org.deltarad.node.inbox.Inbox}.
 */
package org.deltarad.node.inbox;
