package org.deltarad.fhir;

import org.deltarad.report.code.Code;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Narratives, notes and concepts. */
final class Texts {
    static final String RESEARCH_USE_ONLY = "Research use only. Not for diagnosis or treatment decisions.";

    private Texts() {}

    /** A generated narrative, one paragraph per line. */
    static Narrative narrative(String... lines) {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        for (String line : lines) {
            div.addTag("p").addText(line);
        }
        Narrative narrative = new Narrative();
        narrative.setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }

    static Annotation note(String text) {
        return new Annotation().setText(text);
    }

    /** A DICOM code as FHIR coding. */
    static Coding coding(Code code) {
        return new Coding(FhirSystems.ofDesignator(code.scheme()), code.value(), code.meaning());
    }

    /** A concept with its text and its codings, the most specific first. */
    static CodeableConcept concept(String text, Coding... codings) {
        CodeableConcept concept = new CodeableConcept().setText(text);
        for (Coding coding : codings) {
            concept.addCoding(coding);
        }
        return concept;
    }
}
