// Numbers from ITK for the tests of filters and resampling; README.md says how to build it.
// itk_reference MODE IN OUT ARGUMENTS: files are a line "nx ny nz sx sy sz ox oy oz type" and little-endian doubles.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>
#include "itkBSplineInterpolateImageFunction.h"
#include "itkGradientMagnitudeImageFilter.h"
#include "itkImage.h"
#include "itkImageRegionIterator.h"
#include "itkLaplacianRecursiveGaussianImageFilter.h"
#include "itkLinearInterpolateImageFunction.h"
#include "itkNearestNeighborInterpolateImageFunction.h"
#include "itkResampleImageFilter.h"

struct Head {
  int n[3];
  double s[3], o[3];
  std::string type;
};

static Head header(std::ifstream & in) {
  std::string line;
  std::getline(in, line);
  std::istringstream t(line);
  Head h;
  t >> h.n[0] >> h.n[1] >> h.n[2] >> h.s[0] >> h.s[1] >> h.s[2] >> h.o[0] >> h.o[1] >> h.o[2] >> h.type;
  return h;
}

template <class P>
typename itk::Image<P, 3>::Pointer image(const Head & h, std::ifstream * in) {
  using I = itk::Image<P, 3>;
  auto im = I::New();
  typename I::SizeType size;
  typename I::SpacingType spacing;
  typename I::PointType origin;
  for (int a = 0; a < 3; a++) {
    size[a] = h.n[a];
    spacing[a] = h.s[a];
    origin[a] = h.o[a];
  }
  im->SetRegions(size);
  im->SetSpacing(spacing);
  im->SetOrigin(origin);
  im->Allocate();
  if (in) {
    for (itk::ImageRegionIterator<I> it(im, im->GetLargestPossibleRegion()); !it.IsAtEnd(); ++it) {
      double v;
      in->read(reinterpret_cast<char *>(&v), sizeof v);
      it.Set(static_cast<P>(v));
    }
  }
  return im;
}

template <class I>
void write(const I * im, const char * file, const std::string & type) {
  std::ofstream out(file, std::ios::binary);
  auto size = im->GetLargestPossibleRegion().GetSize();
  out.precision(17);
  for (int a = 0; a < 3; a++) out << size[a] << ' ';
  for (int a = 0; a < 3; a++) out << im->GetSpacing()[a] << ' ';
  for (int a = 0; a < 3; a++) out << im->GetOrigin()[a] << ' ';
  out << type << '\n';
  for (itk::ImageRegionConstIterator<I> it(im, im->GetLargestPossibleRegion()); !it.IsAtEnd(); ++it) {
    double v = it.Get();
    out.write(reinterpret_cast<char *>(&v), sizeof v);
  }
}

template <class P>
int run(int argc, char ** argv, const Head & h, std::ifstream & in) {
  using I = itk::Image<P, 3>;
  using F = itk::Image<float, 3>;
  auto im = image<P>(h, &in);
  std::string mode = argv[1];
  if (mode == "log") {
    auto f = itk::LaplacianRecursiveGaussianImageFilter<I, F>::New();
    f->SetInput(im);
    f->SetNormalizeAcrossScale(true);
    f->SetSigma(std::stod(argv[4]));
    f->Update();
    write(f->GetOutput(), argv[3], "float");
  } else if (mode == "gradient") {
    auto f = itk::GradientMagnitudeImageFilter<I, F>::New();
    f->SetInput(im);
    f->SetUseImageSpacing(std::stoi(argv[4]) != 0);
    f->Update();
    write(f->GetOutput(), argv[3], "float");
  } else {  // resample INTERPOLATOR nx ny nz sx sy sz ox oy oz
    auto f = itk::ResampleImageFilter<I, I, double>::New();
    f->SetInput(im);
    std::string how = argv[4];
    if (how == "nearest") f->SetInterpolator(itk::NearestNeighborInterpolateImageFunction<I, double>::New());
    if (how == "linear") f->SetInterpolator(itk::LinearInterpolateImageFunction<I, double>::New());
    if (how == "bspline") f->SetInterpolator(itk::BSplineInterpolateImageFunction<I, double, double>::New());
    Head g;
    for (int a = 0; a < 3; a++) {
      g.n[a] = std::stoi(argv[5 + a]);
      g.s[a] = std::stod(argv[8 + a]);
      g.o[a] = std::stod(argv[11 + a]);
    }
    auto grid = image<P>(g, nullptr);
    f->SetOutputParametersFromImage(grid);
    f->Update();
    write(f->GetOutput(), argv[3], h.type);
  }
  return 0;
}

int main(int argc, char ** argv) {
  std::ifstream in(argv[2], std::ios::binary);
  Head h = header(in);
  if (h.type == "short") return run<int16_t>(argc, argv, h, in);
  if (h.type == "float") return run<float>(argc, argv, h, in);
  return run<double>(argc, argv, h, in);
}
