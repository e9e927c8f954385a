package org.deltarad.node.audit;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.deltarad.node.audit.AuditEvent.ObjectReference;
import org.deltarad.node.audit.AuditEvent.Participant;
import org.deltarad.node.audit.AuditEvent.SopClassCount;

/** An event as XML by the schema of PS3.15 A.5.1, on one line. Patients' names are not in it: Participant Object Names are empty. */
final class AuditMessage {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();
    private static final String IP_ADDRESS = "2";

    private final String sourceId;
    private final Optional<String> site;

    /**
     * @param sourceId Audit Source ID, our AE title
     * @param site     Audit Enterprise Site ID
     */
    AuditMessage(String sourceId, Optional<String> site) {
        this.sourceId = sourceId;
        this.site = site;
    }

    String xml(AuditEvent event, Instant at) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out);
            xml.writeStartElement("AuditMessage");
            identification(xml, event, at);
            for (Participant p : event.participants()) {
                participant(xml, p);
            }
            xml.writeStartElement("AuditSourceIdentification");
            if (site.isPresent()) {
                attribute(xml, "AuditEnterpriseSiteID", site.get());
            }
            attribute(xml, "AuditSourceID", sourceId);
            xml.writeEmptyElement("AuditSourceTypeCode");
            attribute(xml, "csd-code", "4"); // application server process
            xml.writeEndElement();
            for (ObjectReference o : event.objects()) {
                object(xml, o);
            }
            xml.writeEndElement();
            xml.flush();
            return out.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text can be written as XML", e);
        }
    }

    private static void identification(XMLStreamWriter xml, AuditEvent e, Instant at) throws XMLStreamException {
        xml.writeStartElement("EventIdentification");
        attribute(xml, "EventActionCode", e.action().name().substring(0, 1));
        attribute(xml, "EventDateTime", at.truncatedTo(ChronoUnit.MILLIS).toString());
        attribute(xml, "EventOutcomeIndicator", Integer.toString(e.outcome().indicator()));
        code(xml, "EventID", e.id());
        if (e.type().isPresent()) {
            code(xml, "EventTypeCode", e.type().get());
        }
        if (!e.description().isEmpty()) {
            xml.writeStartElement("EventOutcomeDescription");
            xml.writeCharacters(clean(e.description()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void participant(XMLStreamWriter xml, Participant p) throws XMLStreamException {
        xml.writeStartElement("ActiveParticipant");
        attribute(xml, "UserID", p.userId());
        attribute(xml, "UserIsRequestor", Boolean.toString(p.requestor()));
        if (!p.address().isEmpty()) {
            attribute(xml, "NetworkAccessPointID", p.address());
            attribute(xml, "NetworkAccessPointTypeCode", IP_ADDRESS);
        }
        if (p.role().isPresent()) {
            code(xml, "RoleIDCode", p.role().get());
        }
        xml.writeEndElement();
    }

    private static void object(XMLStreamWriter xml, ObjectReference o) throws XMLStreamException {
        xml.writeStartElement("ParticipantObjectIdentification");
        attribute(xml, "ParticipantObjectID", o.id());
        attribute(xml, "ParticipantObjectTypeCode", Integer.toString(o.type()));
        attribute(xml, "ParticipantObjectTypeCodeRole", Integer.toString(o.role()));
        code(xml, "ParticipantObjectIDTypeCode", o.idType());
        xml.writeEmptyElement("ParticipantObjectName");
        if (!o.sopClasses().isEmpty()) {
            xml.writeStartElement("ParticipantObjectDescription");
            for (SopClassCount c : o.sopClasses()) {
                xml.writeEmptyElement("SOPClass");
                attribute(xml, "UID", c.sopClassUid());
                attribute(xml, "NumberOfInstances", Integer.toString(c.instances()));
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void code(XMLStreamWriter xml, String element, AuditCode code) throws XMLStreamException {
        xml.writeEmptyElement(element);
        attribute(xml, "csd-code", code.value());
        attribute(xml, "codeSystemName", code.scheme());
        attribute(xml, "originalText", code.meaning());
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, clean(value));
    }

    /** Without what XML cannot hold or what would end the line. */
    private static String clean(String text) {
        StringBuilder b = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c < ' ' || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .map(c -> (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF ? '?' : c)
                .forEach(b::appendCodePoint);
        return b.toString();
    }
}
