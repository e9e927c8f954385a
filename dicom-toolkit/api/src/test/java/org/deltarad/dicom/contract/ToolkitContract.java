package org.deltarad.dicom.contract;

import org.deltarad.dicom.DicomToolkit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The whole contract; a provider's test class extends this and names its toolkit. */
public abstract class ToolkitContract {
    /** The provider under test. */
    protected abstract DicomToolkit toolkit();

    @Nested
    @Tag("codec")
    class Encodings extends EncodingContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("codec")
    class CharacterSets extends CharacterSetContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("codec")
    class Writing extends WritingContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("codec")
    class Reading extends ReadingContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("codec")
    class HostileInput extends HostileInputContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("codec")
    class RealFiles extends RealFilesContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("scp")
    class Store extends StoreContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("scp")
    class AdmissionPolicy extends AdmissionContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("scp")
    class ConnectionLimit extends ConnectionLimitContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("scp")
    class Timeouts extends TimeoutContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("scp")
    class Pdus extends PduContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("scp")
    class Concurrency extends ConcurrencyContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("pixels")
    class PixelCoding extends PixelCodingContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("codec")
    class CompressedFiles extends CompressedContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("tls")
    class TransportSecurity extends TlsContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("tls")
    class TransportSecurityTimeouts extends TlsTimeoutContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("scu")
    class Calling extends CallContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("scu")
    class Sending extends SendContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("pixels")
    class PixelFrames extends PixelFramesContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("pixels")
    class PixelRefusals extends PixelRefusalContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("query")
    class Commitment extends CommitmentContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("query")
    class WithOrthanc extends OrthancContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }

    @Nested
    @Tag("query")
    class WithDcmqrscp extends DcmqrscpContract {
        @Override
        DicomToolkit toolkit() {
            return ToolkitContract.this.toolkit();
        }
    }
}
