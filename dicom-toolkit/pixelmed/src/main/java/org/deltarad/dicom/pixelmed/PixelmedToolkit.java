package org.deltarad.dicom.pixelmed;

import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.net.Echo;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.pixelmed.codec.PixelmedCodec;
import org.deltarad.dicom.pixelmed.dimse.AssociationEcho;
import org.deltarad.dicom.pixelmed.dimse.AssociationQueryRetrieve;
import org.deltarad.dicom.pixelmed.dimse.AssociationStorageCommitment;
import org.deltarad.dicom.pixelmed.dimse.AssociationStorageScp;
import org.deltarad.dicom.pixelmed.dimse.AssociationStorageScu;
import org.deltarad.dicom.pixels.StandardPixelDecoder;

/** The toolkit named {@code pixelmed}. */
public final class PixelmedToolkit implements DicomToolkit {
    private final DatasetCodec codec = new PixelmedCodec();
    private final PixelDecoder pixelDecoder = new StandardPixelDecoder();
    private final StorageScp storageScp = new AssociationStorageScp();
    private final StorageScu storageScu = new AssociationStorageScu(codec);
    private final Echo echo = new AssociationEcho();
    private final QueryRetrieve queryRetrieve = new AssociationQueryRetrieve();
    private final StorageCommitment storageCommitment = new AssociationStorageCommitment();

    @Override
    public String name() {
        return "pixelmed";
    }

    @Override
    public DatasetCodec codec() {
        return codec;
    }

    @Override
    public PixelDecoder pixelDecoder() {
        return pixelDecoder;
    }

    @Override
    public StorageCommitment storageCommitment() {
        return storageCommitment;
    }

    @Override
    public StorageScp storageScp() {
        return storageScp;
    }

    @Override
    public StorageScu storageScu() {
        return storageScu;
    }

    @Override
    public Echo echo() {
        return echo;
    }

    @Override
    public QueryRetrieve queryRetrieve() {
        return queryRetrieve;
    }
}
