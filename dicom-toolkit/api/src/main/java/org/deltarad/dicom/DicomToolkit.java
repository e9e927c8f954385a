package org.deltarad.dicom;

import java.util.Comparator;
import java.util.ServiceLoader;
import java.util.stream.Stream;
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
        return present()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("DICOM toolkit '" + name
                        + "' is not in this build; build with -P" + name + ", or choose another by dicom.toolkit"));
    }

    /**
     * The toolkit used when none is chosen: PixelMed, or the one that the build has without it.
     *
     * @throws IllegalArgumentException when the build has none
     */
    static DicomToolkit standard() {
        return present()
                .min(Comparator.comparing(t -> !t.name().equals("pixelmed")))
                .orElseThrow(() -> new IllegalArgumentException(
                        "this build has no DICOM toolkit; build with -Ppixelmed or -Pdcm4che"));
    }

    private static Stream<DicomToolkit> present() {
        return ServiceLoader.load(DicomToolkit.class).stream().map(ServiceLoader.Provider::get);
    }
}
