package org.deltarad.dicom;

/** Pixels that cannot be decoded; the message names the transfer syntax and what is the matter. */
public class PixelDecodingException extends DicomException {
    private static final long serialVersionUID = 1;

    private final String transferSyntax;

    public PixelDecodingException(String transferSyntax, String problem, Throwable cause) {
        super("pixels in transfer syntax " + TransferSyntax.name(transferSyntax) + ": " + problem, cause);
        this.transferSyntax = transferSyntax;
    }

    public PixelDecodingException(String transferSyntax, String problem) {
        this(transferSyntax, problem, null);
    }

    /** Its UID. */
    public String transferSyntax() {
        return transferSyntax;
    }
}
