package org.deltarad.dicom.pixelmed;

import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.net.Echo;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.dicom.pixelmed.codec.PixelmedCodec;

/** The toolkit named {@code pixelmed}. */
public final class PixelmedToolkit implements DicomToolkit {
    private final DatasetCodec codec = new PixelmedCodec();

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
        throw new UnsupportedOperationException("networking follows");
    }

    @Override
    public StorageScu storageScu() {
        throw new UnsupportedOperationException("networking follows");
    }

    @Override
    public Echo echo() {
        throw new UnsupportedOperationException("networking follows");
    }

    @Override
    public QueryRetrieve queryRetrieve() {
        throw new UnsupportedOperationException("networking follows");
    }
}
