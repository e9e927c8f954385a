"""Writes segmentations in the ways of other programs with pydicom and numpy alone, and prints the voxels inside.

Grid: 7 columns, 5 rows, 6 slices; origin (-10, -20, 5), 0.9 x 0.7 x 3 mm, axial, as the Java side makes its images.
Each line: file, segment number, column, row, slice.
"""
import sys

import numpy as np
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.uid import (DeflatedExplicitVRLittleEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian, RLELossless)

COLUMNS, ROWS, SLICES = 7, 5, 6
SEG, LABEL_MAP = "1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7"
rng = np.random.default_rng(20261121)
segments = {n: rng.random((SLICES, ROWS, COLUMNS)) < 0.4 for n in (1, 2)}
segments[2] &= ~segments[1]
for mask in segments.values():
    mask[[0, 3]] = False


def item(**attributes):
    d = Dataset()
    for keyword, value in attributes.items():
        setattr(d, keyword, value)
    return d


def code(value, scheme, meaning):
    return [item(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)]


def segment(number):
    return item(
        SegmentNumber=number, SegmentLabel="s%d" % number, SegmentAlgorithmType="MANUAL",
        SegmentedPropertyCategoryCodeSequence=code("49755003", "SCT", "Morphologically Abnormal Structure"),
        SegmentedPropertyTypeCodeSequence=code("108369006" if number == 2 else "4147007", "SCT", "type"))


def position(k):
    return [item(ImagePositionPatient=[-10, -20, 5 + 3 * k])]


def frame(k, number, index, derivation):
    groups = item(PlanePositionSequence=position(k), FrameContentSequence=[item(DimensionIndexValues=index)])
    if number:
        groups.SegmentIdentificationSequence = [item(ReferencedSegmentNumber=number)]
    if derivation:
        groups.DerivationImageSequence = [item(SourceImageSequence=[item(
            ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.4", ReferencedSOPInstanceUID="2.25.100%d" % k)])]
    return groups


def write(name, sop_class, syntax, frames, pixels, bits, **attributes):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop_class
    meta.MediaStorageSOPInstanceUID = "2.25.80"
    meta.TransferSyntaxUID = ExplicitVRLittleEndian if syntax == RLELossless else syntax
    d = FileDataset(name, {}, file_meta=meta, preamble=b"\0" * 128)
    d.is_little_endian = True
    d.is_implicit_VR = syntax == ImplicitVRLittleEndian
    d.SOPClassUID, d.SOPInstanceUID = sop_class, "2.25.80"
    d.StudyInstanceUID, d.SeriesInstanceUID, d.FrameOfReferenceUID = "2.25.1", "2.25.81", "2.25.3"
    d.Modality, d.PatientID = "SEG", "P"
    d.Rows, d.Columns, d.NumberOfFrames = ROWS, COLUMNS, len(frames)
    d.SamplesPerPixel, d.PhotometricInterpretation, d.PixelRepresentation = 1, "MONOCHROME2", 0
    d.BitsAllocated, d.BitsStored, d.HighBit = bits, bits, bits - 1
    d.SegmentSequence = [segment(1), segment(2)]
    d.SharedFunctionalGroupsSequence = [item(
        PixelMeasuresSequence=[item(PixelSpacing=[0.7, 0.9], SliceThickness=3, SpacingBetweenSlices=3)],
        PlaneOrientationSequence=[item(ImageOrientationPatient=[1, 0, 0, 0, 1, 0])])]
    d.PerFrameFunctionalGroupsSequence = frames
    d.ReferencedSeriesSequence = [item(SeriesInstanceUID="2.25.2", ReferencedInstanceSequence=[item(
        ReferencedSOPClassUID="1.2.840.10008.5.1.4.1.1.4", ReferencedSOPInstanceUID="2.25.1001")])]
    for keyword, value in attributes.items():
        setattr(d, keyword, value)
    d.PixelData = pixels + b"\0" * (len(pixels) % 2)
    d["PixelData"].VR = "OB"
    if syntax == RLELossless:
        d.compress(RLELossless, np.frombuffer(pixels, np.uint8).reshape(len(frames), ROWS, COLUMNS))
    d.save_as(name, write_like_original=False)


def tell(name):
    for number, mask in segments.items():
        for k, j, i in np.argwhere(mask):
            print(name, number, i, j, k)


filled = [k for k in range(SLICES) if k not in (0, 3)]
folder = sys.argv[1] + "/"

# as dcmqi: segment by segment, source images in every frame, segment first in the dimension index
order = [(n, k) for n in (1, 2) for k in filled]
bits = np.packbits(np.concatenate([segments[n][k].ravel() for n, k in order]), bitorder="little").tobytes()
write(folder + "dcmqi.dcm", SEG, ExplicitVRLittleEndian, [frame(k, n, [n, 1 + k], True) for n, k in order], bits, 1,
      SegmentationType="BINARY")
tell("dcmqi.dcm")

# as highdicom with frames that are left out: downwards, position first in the index, no source images; deflated
order = [(n, k) for k in reversed(filled) for n in (2, 1)]
bits = np.packbits(np.concatenate([segments[n][k].ravel() for n, k in order]), bitorder="little").tobytes()
write(folder + "highdicom.dcm", SEG, DeflatedExplicitVRLittleEndian,
      [frame(k, n, [1 + k, n], False) for n, k in order], bits, 1, SegmentationType="BINARY", SegmentsOverlap="NO")
tell("highdicom.dcm")

# probabilities, implicit VR: 0.5 and more of 200 are 100 and more
values = [np.where(segments[n][k], rng.integers(100, 201, (ROWS, COLUMNS)), rng.integers(0, 100, (ROWS, COLUMNS)))
          for n, k in order]
fractions = np.array(values, np.uint8).tobytes()
kind = dict(SegmentationType="FRACTIONAL", SegmentationFractionalType="PROBABILITY", MaximumFractionalValue=200)
write(folder + "fractional.dcm", SEG, ImplicitVRLittleEndian, [frame(k, n, [1 + k, n], False) for n, k in order],
      fractions, 8, **kind)
tell("fractional.dcm")

# the same in RLE
write(folder + "rle.dcm", SEG, RLELossless, [frame(k, n, [1 + k, n], False) for n, k in order], fractions, 8, **kind)
tell("rle.dcm")

# a label map of every slice
labels = (segments[1] * 1 + segments[2] * 2).astype(np.uint8).tobytes()
write(folder + "labelmap.dcm", LABEL_MAP, ExplicitVRLittleEndian,
      [frame(k, 0, [1 + k], True) for k in range(SLICES)], labels, 8, SegmentationType="LABELMAP")
tell("labelmap.dcm")
