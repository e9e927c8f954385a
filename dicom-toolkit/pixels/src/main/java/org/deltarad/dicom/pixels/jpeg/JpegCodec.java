package org.deltarad.dicom.pixels.jpeg;

import java.util.HashSet;
import java.util.Set;
import org.deltarad.dicom.pixels.codestream.CodedImage;
import org.deltarad.dicom.pixels.codestream.CodestreamException;
import org.deltarad.dicom.pixels.codestream.FrameCodec;
import org.deltarad.dicom.pixels.codestream.FrameShape;

/**
 * JPEG Baseline, Extended and Lossless. Chrominance of less than full sampling is repeated; colour stays as it was
 * coded.
 */
public final class JpegCodec implements FrameCodec {
    /** How a codestream begins. */
    public static final int SOI = 0xffd8;

    @Override
    public CodedImage decode(byte[] bytes, FrameShape shape) throws CodestreamException {
        if (bytes.length < 2 || (((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff)) != SOI) {
            throw new CodestreamException("no JPEG codestream: SOI is missing");
        }
        Segments segments = new Segments(bytes, shape);
        ScanHeader scan = segments.nextScan(0);
        FrameHeader frame = segments.frame();
        JpegImage image = frame.lossless() ? new LosslessImage(frame, bytes) : new DctImage(frame, bytes, segments);
        Set<Integer> done = new HashSet<>();
        int end = image.decode(begin(scan, done));
        while (done.size() < frame.components().size()) {
            end = image.decode(begin(segments.nextScan(end), done));
        }
        return new CodedImage(frame.precision(), false, image.samples());
    }

    /** Each component is in one scan only. */
    private static ScanHeader begin(ScanHeader scan, Set<Integer> done) throws CodestreamException {
        for (ScanHeader.Part part : scan.parts()) {
            if (!done.add(part.component().index())) {
                throw new CodestreamException(
                        "two scans of component " + part.component().id());
            }
        }
        return scan;
    }
}
