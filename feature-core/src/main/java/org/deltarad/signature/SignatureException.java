package org.deltarad.signature;

/** A signature or calibration that cannot be used; the children say how, the message says where. */
public abstract class SignatureException extends Exception {
    private static final long serialVersionUID = 1;

    SignatureException(String message) {
        super(message);
    }

    /** A file that is refused; names the file, the key and the line. */
    public static final class BadFile extends SignatureException {
        private static final long serialVersionUID = 1;

        private final String file;
        private final String key;
        private final int line;

        BadFile(String file, String key, int line, String problem) {
            super(file + ", line " + line + (key.isEmpty() ? "" : ", " + key) + ": " + problem);
            this.file = file;
            this.key = key;
            this.line = line;
        }

        /** The file's path, or the name of the built-in. */
        public String file() {
            return file;
        }

        /** The key with its parents, joined by dots; empty for the file as a whole. */
        public String key() {
            return key;
        }

        /** Line in the file, from 1. */
        public int line() {
            return line;
        }
    }

    /** No built-in signature of that name. */
    public static final class NoSuchBuiltIn extends SignatureException {
        private static final long serialVersionUID = 1;

        NoSuchBuiltIn(String name, Iterable<String> known) {
            super("no built-in signature '" + name + "'; there are " + String.join(", ", known)
                    + ". A signature of your own is read from its file.");
        }
    }

    /** A patient whose score cannot be computed. */
    public static final class NotComputable extends SignatureException {
        private static final long serialVersionUID = 1;

        NotComputable(String reason) {
            super(reason);
        }
    }
}
