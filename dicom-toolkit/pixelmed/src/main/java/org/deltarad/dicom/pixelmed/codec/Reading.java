package org.deltarad.dicom.pixelmed.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntPredicate;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec.Extent;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.provider.MemoryBudget;

/** One data set to be read, within what it may cost. */
record Reading(Extent extent, ReadLimits limits, MemoryBudget budget) {
    private static final int CHUNK = 1 << 16;

    /** The file of an opening whose data set is not deflated. */
    DicomFile file(Part10.Opening opening, ByteSource source, long start) throws MalformedDicomException, IOException {
        return whole(opening, dataSet(opening.transferSyntax(), source, start));
    }

    /** The file of an opening whose deflated data set is this stream. */
    DicomFile inflated(Part10.Opening opening, InputStream deflated) throws MalformedDicomException, IOException {
        return whole(opening, inflated(opening.transferSyntax(), deflated));
    }

    private static DicomFile whole(Part10.Opening opening, Dataset dataset) throws MalformedDicomException {
        if (dataset.elements().isEmpty()) {
            throw new MalformedDicomException("there is no data set after the File Meta Information");
        }
        return new DicomFile(opening.transferSyntax(), dataset);
    }

    Dataset dataSet(String transferSyntax, ByteSource source, long start) throws MalformedDicomException, IOException {
        if (!Encoding.isKnown(transferSyntax)) {
            throw new MalformedDicomException("transfer syntax " + transferSyntax
                    + " is none of the standard's; convert the file to explicit VR little endian");
        }
        IntPredicate stop = extent == Extent.WHOLE ? tag -> false : Reading::isPixelData;
        Dataset dataset = new ElementReader(source, start, transferSyntax, limits, budget, stop).read();
        if (!dataset.elements().isEmpty() && dataset.elements().firstKey() >>> 16 <= 2) {
            throw new MalformedDicomException("the data set has elements of group 0000 or 0002");
        }
        return dataset;
    }

    private static boolean isPixelData(int tag) {
        return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
    }

    Dataset inflated(String transferSyntax, InputStream deflated) throws MalformedDicomException, IOException {
        Inflater inflater = new Inflater(true); // raw deflate, PS3.5 A.5
        try {
            InputStream plain = new InflaterInputStream(deflated, inflater, CHUNK);
            return dataSet(transferSyntax, new StreamSource(plain), 0);
        } catch (ZipException e) {
            throw new MalformedDicomException("the data set is not deflated: " + e.getMessage(), e);
        } catch (EOFException e) {
            throw new MalformedDicomException("the deflated data set breaks off", e);
        } finally {
            inflater.end();
        }
    }
}
