package org.deltarad.dicom.dcm4che;

import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.dcm4che.codec.Dcm4cheCodec;
import org.deltarad.dicom.dcm4che.net.Dcm4cheEcho;
import org.deltarad.dicom.dcm4che.net.Dcm4cheQueryRetrieve;
import org.deltarad.dicom.dcm4che.net.Dcm4cheStorageCommitment;
import org.deltarad.dicom.dcm4che.net.Dcm4cheStorageScp;
import org.deltarad.dicom.dcm4che.net.Dcm4cheStorageScu;
import org.deltarad.dicom.net.Echo;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.pixels.StandardPixelDecoder;

/** The toolkit named {@code dcm4che}. */
public final class Dcm4cheToolkit implements DicomToolkit {
    private final Dcm4cheCodec codec = new Dcm4cheCodec();
    private final PixelDecoder pixelDecoder = new StandardPixelDecoder();
    private final StorageScp storageScp = new Dcm4cheStorageScp(codec);
    private final StorageScu storageScu = new Dcm4cheStorageScu(codec);
    private final Echo echo = new Dcm4cheEcho(codec);
    private final QueryRetrieve queryRetrieve = new Dcm4cheQueryRetrieve(codec);
    private final StorageCommitment storageCommitment = new Dcm4cheStorageCommitment(codec);

    @Override
    public String name() {
        return "dcm4che";
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

    @Override
    public StorageCommitment storageCommitment() {
        return storageCommitment;
    }
}
