package org.deltarad.node.soak.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;

/**
 * An instance as it goes over the wire.
 *
 * @param sopClassUid       its SOP class
 * @param sopInstanceUid    its UID
 * @param studyInstanceUid  its study
 * @param seriesInstanceUid its series
 * @param dataSet           in Explicit VR Little Endian
 * @param sha256            of the data set, hexadecimal
 */
public record Instance(
        String sopClassUid,
        String sopInstanceUid,
        String studyInstanceUid,
        String seriesInstanceUid,
        byte[] dataSet,
        String sha256) {

    /** Encodes a data set. */
    public static Instance of(Dataset d, DatasetCodec codec) throws DicomException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d), out);
        byte[] dataSet = Part10Bytes.dataSet(out.toByteArray());
        return new Instance(
                d.requireString(Tag.SOPClassUID),
                d.requireString(Tag.SOPInstanceUID),
                d.requireString(Tag.StudyInstanceUID),
                d.requireString(Tag.SeriesInstanceUID),
                dataSet,
                Part10Bytes.sha256(dataSet));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Instance i && sopInstanceUid.equals(i.sopInstanceUid) && Arrays.equals(dataSet, i.dataSet);
    }

    @Override
    public int hashCode() {
        return sopInstanceUid.hashCode();
    }

    @Override
    public String toString() {
        return "Instance[" + sopInstanceUid + ", " + dataSet.length + " bytes]";
    }
}
