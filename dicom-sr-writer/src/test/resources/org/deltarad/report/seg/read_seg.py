"""Prints the segments of a binary SEG and the patient position of each voxel inside, by pydicom and numpy alone."""
import sys

import numpy as np
import pydicom

seg = pydicom.dcmread(sys.argv[1])
for item in seg.SegmentSequence:
    kind = item.SegmentedPropertyTypeCodeSequence[0]
    # as bytes of Latin 1, which is what the test reads
    line = "segment %d %s %s:%s tracking %s\n" % (
        item.SegmentNumber, item.SegmentLabel, kind.CodingSchemeDesignator, kind.CodeValue, item.TrackingUID)
    sys.stdout.buffer.write(line.encode("latin-1"))
sys.stdout.flush()

frames = seg.pixel_array.reshape(seg.NumberOfFrames, seg.Rows, seg.Columns)
shared = seg.SharedFunctionalGroupsSequence[0]
row_spacing, column_spacing = shared.PixelMeasuresSequence[0].PixelSpacing
cosines = np.array(shared.PlaneOrientationSequence[0].ImageOrientationPatient, float)
instances = {i.ReferencedSOPInstanceUID for s in seg.ReferencedSeriesSequence for i in s.ReferencedInstanceSequence}
for groups, frame in zip(seg.PerFrameFunctionalGroupsSequence, frames):
    number = groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber
    source = groups.DerivationImageSequence[0].SourceImageSequence[0]
    assert source.ReferencedSOPInstanceUID in instances
    origin = np.array(groups.PlanePositionSequence[0].ImagePositionPatient, float)
    for row, column in np.argwhere(frame):
        place = origin + cosines[:3] * column * float(column_spacing) + cosines[3:] * row * float(row_spacing)
        print("voxel %d %s" % (number, " ".join("%.3f" % (p + 0.0) for p in place)))
