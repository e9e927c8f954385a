package org.deltarad.node.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Audit messages as syslog messages (RFC 5424, PS3.15 A.6): facility 10, severity 5, or 4 where the outcome is a failure;
 * MSGID {@code DICOM+RFC3881}, no structured data, the XML in UTF-8 with its mark.
 *
 * @param hostname HOSTNAME
 * @param appName  APP-NAME
 * @param procId   PROCID
 */
record SyslogMessage(String hostname, String appName, long procId) {
    private static final int AUTHPRIV = 10 << 3;
    private static final int WARNING = 4;
    private static final int NOTICE = 5;
    private static final int LONGEST_HOSTNAME = 255;
    private static final int LONGEST_APP_NAME = 48;
    private static final String BOM = "\uFEFF";
    private static final Pattern TIME = Pattern.compile("EventDateTime=\"([^\"]+)\"");
    private static final String SUCCESS = "EventOutcomeIndicator=\"0\"";

    /** Of this process. */
    static SyslogMessage ofThisProcess(String aet) {
        return new SyslogMessage(
                printable(localName(), LONGEST_HOSTNAME),
                printable(aet, LONGEST_APP_NAME),
                ProcessHandle.current().pid());
    }

    private static String localName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "-";
        }
    }

    /** PRINTUSASCII without spaces. */
    private static String printable(String text, int longest) {
        String clean = text.replaceAll("[^!-~]", "_");
        return clean.isEmpty() ? "-" : clean.substring(0, Math.min(longest, clean.length()));
    }

    byte[] bytes(String xml) {
        int priority = AUTHPRIV + (xml.contains(SUCCESS) ? NOTICE : WARNING);
        Matcher time = TIME.matcher(xml);
        String at = time.find() ? time.group(1) : "-";
        return ("<" + priority + ">1 " + at + " " + hostname + " " + appName + " " + procId + " DICOM+RFC3881 - " + BOM
                        + xml)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** With its length before it (RFC 5425 4.3, RFC 6587 3.4.1). */
    byte[] frame(String xml) {
        byte[] message = bytes(xml);
        byte[] count = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[count.length + message.length];
        System.arraycopy(count, 0, frame, 0, count.length);
        System.arraycopy(message, 0, frame, count.length, message.length);
        return frame;
    }
}
