#!/usr/bin/python3
"""Write the reference numbers beside this script: make_references.py PATH_OF_itk_reference. README.md says more."""
import gzip
import itertools
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import pywt
from scipy.ndimage import map_coordinates
from scipy.special import sph_harm
from scipy.stats import kurtosis
from skimage.feature import local_binary_pattern

HERE = pathlib.Path(__file__).parent
ITK = sys.argv[1]


def volume(nx, ny, nz, dtype):
    """The same numbers as TestVolume.java."""
    z, y, x = np.mgrid[0:nz, 0:ny, 0:nx]
    return ((x * 7919 + y * 104729 + z * 1299709 + x * y * 31 + y * z * 17) % 1009 - 400).astype(dtype)


class Lines:
    """Lines "key key ... : value value ...", gzipped without a time stamp."""

    def __init__(self, name):
        self.name = name
        self.text = []

    def add(self, key, values):
        self.text.append(key + " : " + " ".join(repr(float(v)) for v in np.asarray(values).ravel()))

    def write(self):
        data = ("\n".join(self.text) + "\n").encode()
        (HERE / self.name).write_bytes(gzip.compress(data, 9, mtime=0))
        print(self.name, len(self.text), "lines")


def bands(a, name, level, start, axes):
    """PyRadiomics' use of the transform."""
    data = np.pad(a, [(0, n % 2) for n in a.shape], "wrap")
    wavelet = pywt.Wavelet(name)
    crop = tuple(slice(0, n) for n in a.shape)
    low = "a" * len(axes)
    for _ in range(start):
        data = pywt.swtn(data, wavelet, 1, 0, axes=axes)[0][low].copy()
    result = {}
    for i in range(level):
        parts = pywt.swtn(data, wavelet, 1, 0, axes=axes)[0]
        data = parts[low].copy()
        for band, values in parts.items():
            if band != low:
                prefix = "wavelet-" if i == 0 else f"wavelet{i + 1}-"
                result[prefix + band.replace("a", "L").replace("d", "H")] = values[crop]
    result[("wavelet-" if level == 1 else f"wavelet{level}-") + "L" * len(axes)] = data[crop]
    return result


def wavelets():
    out = Lines("wavelets.txt.gz")
    cases = [("line", n, 1, 0, 3, np.float64) for n in pywt.wavelist(kind="discrete")]
    for name in ("haar", "db4", "db9", "sym5", "coif1", "coif3", "bior2.2", "rbio3.5", "dmey"):
        cases.append(("box", name, 1, 0, 3, np.float64))
    cases += [("box", "coif1", 1, 0, 3, np.float32), ("box", "db9", 1, 0, 3, np.float32)]
    cases += [("box", "coif1", 2, 1, 3, np.float64), ("box", "db2", 3, 0, 3, np.float32)]
    cases += [("box", "coif1", 1, 0, left, np.float64) for left in (0, 1, 2)]
    for shape, name, level, start, left, dtype in cases:
        a = volume(*((9, 1, 1) if shape == "line" else (7, 5, 3)), dtype)
        axes = tuple(2 - axis for axis in range(3) if axis != left)
        for band, values in bands(a, name, level, start, axes).items():
            out.add(f"{shape} {name} {level} {start} {left} {np.dtype(dtype).name} {band}", values)
    out.write()


def write(file, a, spacing, origin):
    kind = {"int16": "short", "float32": "float", "float64": "double"}[str(a.dtype)]
    head = " ".join(repr(v) for v in (*a.shape[::-1], *map(float, spacing), *map(float, origin))) + f" {kind}\n"
    pathlib.Path(file).write_bytes(head.encode() + a.astype("<f8").tobytes())


def read(file):
    head, data = pathlib.Path(file).read_bytes().split(b"\n", 1)
    return np.frombuffer(data, "<f8")


def itk():
    out = Lines("itk.txt.gz")
    spacing, origin = (0.8, 0.9, 2.5), (-10.5, 3.25, 40.0)
    grids = [  # nx ny nz, spacing, origin: finer, coarser, the same voxels, beyond the border, ties between voxels
        (9, 8, 14, 1, 1, 1, -9.5, 3.5, 39.4),
        (5, 4, 3, 1.9, 2.2, 4.0, -10.0, 3.9, 40.5),
        (6, 5, 4, 0.8, 0.9, 2.5, -8.9, 4.15, 42.5),
        (8, 9, 6, 1.6, 1.1, 3.1, -12.0, 2.0, 37.0),
        (11, 8, 10, 0.8, 0.9, 1.25, -10.1, 3.7, 40.0),
    ]
    with tempfile.TemporaryDirectory() as tmp:
        source, target = tmp + "/in", tmp + "/out"
        for dtype in (np.float64, np.float32, np.int16):
            write(source, volume(12, 9, 6, dtype), spacing, origin)
            name = np.dtype(dtype).name
            for sigma in ("0.7", "1.5", "3.0"):
                subprocess.check_call([ITK, "log", source, target, sigma])
                out.add(f"log {name} {sigma}", read(target))
            for use in ("1", "0"):
                subprocess.check_call([ITK, "gradient", source, target, use])
                out.add(f"gradient {name} {use}", read(target))
            for how, grid in itertools.product(("nearest", "linear", "bspline"), grids):
                subprocess.check_call([ITK, "resample", source, target, how, *map(str, grid)])
                out.add(f"{how} {name} " + " ".join(map(str, grid)), read(target))
    out.write()


def project(points, radius):
    """As trimesh does it: rounding decides whether a sample is that of a voxel exactly."""
    norms = [np.sqrt(np.dot(p**2, [1, 1, 1])) for p in points]
    return [p + p / norm * (radius - norm) for p, norm in zip(points, norms)]


def icosphere(subdivision, radius):
    """The vertices of trimesh.creation.icosphere, in another order."""
    s, l = 0.5257311121191336, 0.85065080835204
    points = [np.roll((a * s, b * l, 0.0), turn) for turn in range(3) for a in (1, -1) for b in (1, -1)]
    near = lambda a, b: np.linalg.norm(points[a] - points[b]) < 1.2
    faces = [f for f in itertools.combinations(range(12), 3) if all(near(*e) for e in itertools.combinations(f, 2))]
    for _ in range(subdivision):
        middle, divided = {}, []
        for face in faces:
            corner = []
            for e in ((0, 1), (1, 2), (2, 0)):
                key = tuple(sorted((face[e[0]], face[e[1]])))
                if key not in middle:
                    middle[key] = len(points)
                    points.append((points[key[0]] + points[key[1]]) / 2)
                corner.append(middle[key])
            ab, bc, ca = corner
            divided += [(face[0], ab, ca), (ab, face[1], bc), (ca, bc, face[2]), (ab, bc, ca)]
        faces = divided
        points = project(points, radius)
    return np.array(project(points, radius))


def spherical(a, levels, radius, subdivision):
    """PyRadiomics' use of SciPy, for all voxels."""
    points = icosphere(subdivision, radius)
    theta = np.arccos(np.clip(points[:, 2] / radius, -1, 1))
    phi = np.arctan2(points[:, 1], points[:, 0])
    places = np.argwhere(np.ones(a.shape)).astype(float)
    samples = map_coordinates(a, (places[None] + points[:, None, :]).T, order=3)
    signs = (samples >= a.ravel()[:, None]).astype(int)
    result = []
    for n in range(levels):
        harmonics = np.array([sph_harm(m, n, theta, phi) for m in range(-n, n + 1)])
        part = (signs @ harmonics.T) @ harmonics
        result.append(np.real(np.sqrt((part**2).sum(axis=1))))
    return result + [kurtosis(samples, axis=1)]


def patterns():
    out = Lines("patterns.txt.gz")
    for dtype in (np.float64, np.int16):
        a = volume(9, 8, 6, dtype)
        a[1:4, 2:6, 3:7] = 17  # ties
        name = np.dtype(dtype).name
        for method, (radius, samples) in itertools.product(
            ("default", "ror", "uniform", "var"), ((1, 8), (1.5, 12), (2.3, 9))
        ):
            for axis in (0, 1, 2):
                if axis != 0 and samples != 12:
                    continue
                b = a.swapaxes(0, axis).copy()
                for plane in range(b.shape[0]):
                    b[plane] = local_binary_pattern(b[plane], P=samples, R=radius, method=method)
                out.add(f"2D {name} {method} {radius} {samples} {axis}", b.swapaxes(0, axis))
        for levels, radius, subdivision in ((2, 1, 1), (4, 1.5, 0), (3, 2, 2)):
            for n, values in enumerate(spherical(a, levels, radius, subdivision)):
                band = f"lbp-3D-m{n + 1}" if n < levels else "lbp-3D-k"
                out.add(f"3D {name} {levels} {radius} {subdivision} {band}", values)
    out.write()


def pointwise():
    out = Lines("pointwise.txt.gz")
    a = volume(7, 5, 3, np.float64)
    largest = np.max(np.abs(a))
    out.add("square", ((1 / np.sqrt(largest)) * a) ** 2)
    out.add("squareroot", np.sign(a) * np.sqrt(np.abs(a) * largest))
    logarithm = np.sign(a) * np.log(np.abs(a) + 1)
    out.add("logarithm", logarithm * (largest / np.max(np.abs(logarithm))))
    out.add("exponential", np.exp((np.log(largest) / largest) * a))
    score = (a - a.mean()) / a.std(ddof=1)
    out.add("normalise", score * 100)
    out.add("outliers", np.clip(score, -1.25, 1.25) * 10)
    out.write()


wavelets()
itk()
patterns()
pointwise()
