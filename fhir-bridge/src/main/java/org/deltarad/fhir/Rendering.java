package org.deltarad.fhir;

/**
 * A report as people read it, such as its PDF; it goes into {@code DiagnosticReport.presentedForm}.
 *
 * @param contentType MIME type, such as {@code application/pdf}
 * @param title       one line
 * @param content     the document
 */
public record Rendering(String contentType, String title, byte[] content) {
    /** The one-page PDF. */
    public static Rendering pdf(byte[] content) {
        return new Rendering("application/pdf", "Radiomics report, research use only", content);
    }

    @Override
    public String toString() {
        return "Rendering[" + contentType + ", " + content.length + " bytes]";
    }
}
