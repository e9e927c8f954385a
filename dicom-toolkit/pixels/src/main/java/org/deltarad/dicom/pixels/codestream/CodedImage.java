package org.deltarad.dicom.pixels.codestream;

/**
 * A frame as its codestream has it.
 *
 * @param precision bits per sample, 1 to 32
 * @param signed    whether the samples are numbers with a sign; otherwise they are bits, whatever the data set makes of
 *                  them
 * @param samples   the samples of a pixel together, x fastest
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
public record CodedImage(int precision, boolean signed, int[] samples) {}
