package org.deltarad.dicom.pixelmed;

import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.net.Echo;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.pixelmed.codec.PixelmedCodec;
import org.deltarad.dicom.pixelmed.dimse.AssociationEcho;
import org.deltarad.dicom.pixelmed.dimse.AssociationQueryRetrieve;
import org.deltarad.dicom.pixelmed.dimse.AssociationStorageScp;
import org.deltarad.dicom.pixelmed.dimse.AssociationStorageScu;
import org.deltarad.dicom.pixelmed.ul.Timeouts;

/** The toolkit named {@code pixelmed}. */
public final class PixelmedToolkit implements DicomToolkit {
    private final DatasetCodec codec = new PixelmedCodec();
    private final StorageScp storageScp = new AssociationStorageScp();
    private final StorageScu storageScu = new AssociationStorageScu(Timeouts.STANDARD, codec);
    private final Echo echo = new AssociationEcho(Timeouts.STANDARD);
    private final QueryRetrieve queryRetrieve = new AssociationQueryRetrieve(Timeouts.STANDARD);

    @Override
    public String name() {
        return "pixelmed";
    }

    @Override
    public DatasetCodec codec() {
        return codec;
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
