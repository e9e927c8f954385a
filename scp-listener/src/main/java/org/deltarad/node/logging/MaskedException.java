package org.deltarad.node.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** {@code %ex} without Patient IDs. */
public final class MaskedException extends ThrowableProxyConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return PatientData.masked(super.convert(event));
    }
}
