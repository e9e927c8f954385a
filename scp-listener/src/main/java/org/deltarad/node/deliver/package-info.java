/**
 * Takes reports from the outbox to PACS and FHIR servers: {@link org.deltarad.node.deliver.DeliveryStep} tries one
 * report at one {@link org.deltarad.node.deliver.Destination} until it is taken or refused.
 */
package org.deltarad.node.deliver;
