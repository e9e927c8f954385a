"""Writes masks.txt.gz: numbers of SciPy 1.10.1, NumPy and plastimatch 1.9.4 for the tests of org.deltarad.mask and .image.adc.

Debian 12: python3-scipy, python3-numpy, plastimatch. The tests need none of them. Lines are a key, " : " and values,
x fastest. The masks are given by a formula in whole numbers (inside() here, MaskReferences in the tests).
"""
import gzip
import io
import re
import subprocess
import sys
import tempfile

import numpy as np
from scipy import ndimage
from scipy.spatial.distance import directed_hausdorff

CASES = {  # name: size x y z, spacing x y z
    "cubes": ((17, 14, 11), (1.0, 1.0, 1.0)),
    "flat": ((16, 18, 9), (0.8, 0.8, 5.0)),
    "odd": ((13, 15, 12), (0.7, 1.3, 2.1)),
}


def inside(size, which):
    """Two lumps, of which the second is another one's neighbour; also some scattered voxels."""
    z, y, x = np.meshgrid(*(np.arange(n) for n in size[::-1]), indexing="ij")
    shift = 2 * which
    u, v, w = (200 * (2 * x - size[0] + 1 - shift) // size[0], 200 * (2 * y - size[1] + 1) // size[1],
               200 * (2 * z - size[2] + 1 + which) // size[2])
    lump = u * u + v * v + w * w < 12000 + 4000 * which
    scattered = (x * 7 + y * 13 + z * 29 + which * 5) % 97 == 0
    return lump | scattered


def mm(mask, spacing):
    return np.argwhere(mask)[:, ::-1] * np.array(spacing)


def surface(mask):
    return mask & ~ndimage.binary_erosion(mask)


def line(out, key, values):
    out.write(key + " : " + " ".join(repr(float(v)) for v in np.ravel(values)) + "\n")


def comparison(a, b, spacing):
    sa, sb = surface(a), surface(b)
    sampling = spacing[::-1]
    there = ndimage.distance_transform_edt(~sb, sampling=sampling)[sa]
    back = ndimage.distance_transform_edt(~sa, sampling=sampling)[sb]
    brute = max(directed_hausdorff(mm(sa, spacing), mm(sb, spacing))[0],
                directed_hausdorff(mm(sb, spacing), mm(sa, spacing))[0])
    assert abs(brute - max(there.max(), back.max())) < 1e-9
    both = np.concatenate([there, back])
    return [2 * (a & b).sum() / (a.sum() + b.sum()), (a & b).sum() / (a | b).sum(), (a ^ b).sum(), brute,
            max(np.percentile(there, 95), np.percentile(back, 95)), there.mean(), back.mean(), both.mean(),
            (both <= 2).mean()]


def nrrd(path, mask, spacing):
    directions = " ".join("(%s)" % ",".join(str(s) if a == n else "0" for a in range(3)) for n, s in enumerate(spacing))
    with open(path, "wb") as f:
        f.write(("NRRD0004\ntype: uchar\ndimension: 3\nspace: left-posterior-superior\nsizes: %d %d %d\n"
                 "space directions: %s\nkinds: domain domain domain\nencoding: raw\nspace origin: (0,0,0)\n\n"
                 % (*mask.shape[::-1], directions)).encode())
        f.write(mask.astype(np.uint8).tobytes())


def plastimatch(a, b, spacing):
    with tempfile.TemporaryDirectory() as folder:
        nrrd(folder + "/a.nrrd", a, spacing)
        nrrd(folder + "/b.nrrd", b, spacing)
        text = subprocess.run(["plastimatch", "dice", "--all", folder + "/a.nrrd", folder + "/b.nrrd"],
                              check=True, capture_output=True, text=True).stdout
    print(text, file=sys.stderr)
    return [float(re.search(r"^" + re.escape(name) + r"\s*[:=]\s*([-+.\deE]+)", text, re.M).group(1))
            for name in ("DICE", "Hausdorff distance (boundary)")]


def adc(bs, signals, squared):
    """numpy.polyfit weights residuals, not their squares."""
    weights = signals if squared else np.ones_like(signals)
    return [-1e6 * np.polyfit(bs, np.log(s), 1, w=w)[0] for s, w in zip(signals, weights)]


with io.StringIO() as out:
    for name, (size, spacing) in CASES.items():
        a, b = inside(size, 0), inside(size, 1)
        line(out, name + " distance", ndimage.distance_transform_edt(~a, sampling=spacing[::-1]))
        line(out, name + " depth", ndimage.distance_transform_edt(b, sampling=spacing[::-1]))
        line(out, name + " comparison", comparison(a, b, spacing))
        line(out, name + " plastimatch", plastimatch(a, b, spacing))
    bs = np.array([0.0, 50.0, 400.0, 800.0])
    signals = np.array([[1000 + (n * 37) % 101, 930 - (n * 53) % 89, 560 + (n * 71) % 97, 300 - (n * 29) % 83]
                        for n in range(24)], dtype=float)
    line(out, "adc uniform", adc(bs, signals, False))
    line(out, "adc squared", adc(bs, signals, True))
    line(out, "adc two", adc(bs[[0, 3]], signals[:, [0, 3]], False))
    with open(sys.argv[1], "wb") as f:
        f.write(gzip.compress(out.getvalue().encode(), mtime=0))
