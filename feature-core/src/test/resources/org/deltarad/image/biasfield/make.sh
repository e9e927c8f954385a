#!/bin/sh
# Writes n4.txt.gz: ITK as it is ("float"), and ITK with double for float in the headers that N4 computes in and with the
# highest value always counted in the histogram ("exact"). README.md says why.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
itk=/usr/include/ITK-5.2
libraries="-lITKStatistics-5.2 -lITKTransform-5.2 -lITKCommon-5.2 -litkvnl_algo-5.2 -litkvnl-5.2 -litksys-5.2"
build() { g++ -O2 -std=c++14 -w -I"$work" -I"$itk" "$here/n4_reference.cpp" -o "$work/n4" $libraries; }
build
"$work/n4" float "${1:-1}" > "$work/numbers"
for header in N4BiasFieldCorrectionImageFilter BSplineScatteredDataPointSetToImageFilter BSplineControlPointImageFilter; do
    sed 's/using RealType = float;/using RealType = double;/' "$itk/itk$header.h" > "$work/itk$header.h"
    cp "$itk/itk$header.hxx" "$work/"
done
sed -i 's/if (offset == 0.0)/if (idx >= this->m_NumberOfHistogramBins - 1) { H[this->m_NumberOfHistogramBins - 1] += 1.0; } else &/' \
    "$work/itkN4BiasFieldCorrectionImageFilter.hxx"
build
"$work/n4" exact "${1:-1}" >> "$work/numbers"
gzip -9nc "$work/numbers" > "$here/n4.txt.gz"
rm -r "$work"
