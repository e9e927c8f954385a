package org.deltarad.dicom.pixels.jpeg2000;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReadParamJava;
import java.awt.Point;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import jj2000.j2k.codestream.HeaderInfo;
import jj2000.j2k.codestream.reader.BitstreamReaderAgent;
import jj2000.j2k.codestream.reader.HeaderDecoder;
import jj2000.j2k.decoder.DecoderSpecs;
import jj2000.j2k.entropy.decoder.EntropyDecoder;
import jj2000.j2k.image.BlkImgDataSrc;
import jj2000.j2k.image.DataBlk;
import jj2000.j2k.image.DataBlkInt;
import jj2000.j2k.image.ImgDataConverter;
import jj2000.j2k.image.invcomptransf.InvCompTransf;
import jj2000.j2k.io.RandomAccessIO;
import jj2000.j2k.quantization.dequantizer.Dequantizer;
import jj2000.j2k.roi.ROIDeScaler;
import jj2000.j2k.util.FacilityManager;
import jj2000.j2k.util.ISRandomAccessIO;
import jj2000.j2k.wavelet.synthesis.InverseWT;
import org.deltarad.dicom.pixels.codestream.CodedImage;
import org.deltarad.dicom.pixels.codestream.CodestreamException;
import org.deltarad.dicom.pixels.codestream.FrameCodec;
import org.deltarad.dicom.pixels.codestream.FrameShape;

/** JPEG 2000, reversible and irreversible, of 1 to 16 bits; a multiple component transformation is undone. */
public final class Jpeg2000Codec implements FrameCodec {
    /** How a codestream begins. */
    public static final int SOC = 0xff4f;

    @Override
    public CodedImage decode(byte[] bytes, FrameShape shape) throws CodestreamException {
        Codestream codestream = Codestream.of(bytes, shape);
        Complaints complaints = new Complaints();
        FacilityManager.registerMsgLogger(Thread.currentThread(), complaints);
        try {
            int[] samples = samples(stages(codestream), codestream, shape);
            complaints.requireNone();
            return new CodedImage(codestream.precision(), codestream.signed(), samples);
        } catch (IOException e) {
            throw new CodestreamException("the codestream is broken: " + e.getMessage(), e);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error e) {
            // JJ2000's NotImplementedError and its like.
            throw new CodestreamException("the codestream is broken or uses what is not supported: " + e, e);
        } finally {
            FacilityManager.unregisterMsgLogger(Thread.currentThread());
        }
    }

    /** The decoder from codestream to components, as annexes B to G have its stages. */
    private static BlkImgDataSrc stages(Codestream codestream) throws IOException {
        int length = codestream.bytes().length;
        RandomAccessIO in =
                new ISRandomAccessIO(new ByteArrayInputStream(codestream.bytes()), length + 1, 1, length + 1);
        J2KImageReadParamJava param = new J2KImageReadParamJava();
        HeaderInfo info = new HeaderInfo();
        HeaderDecoder header = new HeaderDecoder(in, param, info);
        DecoderSpecs specs = header.getDecoderSpecs();
        int[] depths = new int[header.getNumComps()];
        for (int c = 0; c < depths.length; c++) {
            depths[c] = header.getOriginalBitDepth(c);
        }
        BitstreamReaderAgent packets = BitstreamReaderAgent.createInstance(in, header, param, specs, false, info);
        EntropyDecoder entropy = header.createEntropyDecoder(packets, param);
        ROIDeScaler roi = header.createROIDeScaler(entropy, param, specs);
        Dequantizer dequantizer = header.createDequantizer(roi, depths, specs);
        InverseWT wavelet = InverseWT.createInstance(dequantizer, specs);
        wavelet.setImgResLevel(packets.getImgRes());
        return new InvCompTransf(new ImgDataConverter(wavelet, 0), specs, depths);
    }

    private static int[] samples(BlkImgDataSrc source, Codestream codestream, FrameShape shape) {
        int[] samples = new int[shape.samples()];
        int least = codestream.signed() ? -(1 << (codestream.precision() - 1)) : 0;
        int shift = codestream.signed() ? 0 : 1 << (codestream.precision() - 1);
        int most = least + (1 << codestream.precision()) - 1;
        int step = shape.samplesPerPixel();
        Point tiles = source.getNumTiles(null);
        for (int ty = 0; ty < tiles.y; ty++) {
            for (int tx = 0; tx < tiles.x; tx++) {
                source.setTile(tx, ty);
                int tile = source.getTileIdx();
                for (int c = 0; c < step; c++) {
                    int width = source.getTileCompWidth(tile, c);
                    int height = source.getTileCompHeight(tile, c);
                    int x0 = source.getCompULX(c) - codestream.left();
                    int y0 = source.getCompULY(c) - codestream.top();
                    DataBlk block = new DataBlkInt(0, 0, width, height);
                    do {
                        block = source.getInternCompData(block, c);
                    } while (block.progressive);
                    int[] data = (int[]) block.getData();
                    for (int y = 0; y < height; y++) {
                        int from = block.offset + y * block.scanw;
                        int to = ((y0 + y) * shape.columns() + x0) * step + c;
                        for (int x = 0; x < width; x++, to += step) {
                            samples[to] = Math.max(least, Math.min(most, data[from + x] + shift));
                        }
                    }
                }
            }
        }
        return samples;
    }
}
