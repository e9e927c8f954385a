package org.deltarad.dicom;

import java.util.ServiceLoader;
import org.deltarad.dicom.net.Echo;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScu;

/** A DICOM toolkit behind the door, found by {@link ServiceLoader}. */
public interface DicomToolkit {
    /** Name used in the configuration, {@code pixelmed} or {@code dcm4che}. */
    String name();

    DatasetCodec codec();

    PixelDecoder pixelDecoder();

    StorageScp storageScp();

    StorageScu storageScu();

    Echo echo();

    QueryRetrieve queryRetrieve();

    StorageCommitment storageCommitment();

    /**
     * The toolkit of that name on the class path.
     *
     * @throws IllegalArgumentException naming the build profile that brings it, when it is absent
     */
    static DicomToolkit named(String name) {
        return ServiceLoader.load(DicomToolkit.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("DICOM toolkit '" + name
                        + "' is not in this build; build with -P" + name + ", or choose another by dicom.toolkit"));
    }

    /** The default toolkit, PixelMed. */
    static DicomToolkit standard() {
        return named("pixelmed");
    }
}
