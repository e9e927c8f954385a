"""Writes FILE.f64 beside each FILE.dcm of a folder: pydicom's values after the modality LUT, little endian doubles."""
import pathlib
import sys

import numpy
import pydicom
from pydicom.pixel_data_handlers.util import apply_modality_lut

for file in sorted(pathlib.Path(sys.argv[1]).glob("*.dcm")):
    d = pydicom.dcmread(file)
    for lut in d.get("ModalityLUTSequence", []):
        if isinstance(lut.LUTData, bytes):  # OW, of which pydicom 2.3 makes no numbers
            lut.add_new(0x00283006, "US", numpy.frombuffer(lut.LUTData, "<u2").tolist())
    values = apply_modality_lut(d.pixel_array, d)
    file.with_suffix(".f64").write_bytes(numpy.asarray(values, dtype="<f8").tobytes())
