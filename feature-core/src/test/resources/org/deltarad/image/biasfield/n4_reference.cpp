// Numbers from ITK for the tests of N4 bias field correction; README.md says how to build it.
// n4_reference BUILD THREADS: writes lines "BUILD CASE WHAT : values".
#include <cmath>
#include <iostream>
#include <string>
#include <vector>
#include "itkBSplineControlPointImageFilter.h"
#include "itkImage.h"
#include "itkImageRegionConstIterator.h"
#include "itkMultiThreaderBase.h"
#include "itkN4BiasFieldCorrectionImageFilter.h"
#include "itkOtsuThresholdImageFilter.h"
#include "itkShrinkImageFilter.h"

using Image = itk::Image<float, 3>;
using Mask = itk::Image<unsigned char, 3>;
using N4 = itk::N4BiasFieldCorrectionImageFilter<Image, Mask, Image>;
using Lattice = N4::BiasFieldControlPointLatticeType;

struct Case {
  std::string name;
  int n[3];
  bool otsu;
  int shrink;
  std::vector<unsigned> iterations;
  unsigned points, bins;
  double threshold, noise, width;
};

static const int CLASSES[] = {300, 450, 700};

// BiasedVolume of the tests: an ellipsoid of three tissues under a smooth factor, in whole numbers throughout
static int value(const int n[3], int x, int y, int z) {
  unsigned hash = unsigned(x) * 73856093u ^ unsigned(y) * 19349663u ^ unsigned(z) * 83492791u;
  int noise = int(hash >> 11 & 31u);
  int u = 2000 * x / (n[0] - 1) - 1000, v = 2000 * y / (n[1] - 1) - 1000, w = 2000 * z / (n[2] - 1) - 1000;
  if (u * u + v * v + w * w / 2 > 900000) return noise / 4;
  int tissue = CLASSES[(3 * x / n[0] + 7 * y / n[1] + 5 * z / n[2]) % 3];
  int factor = 1000 + u / 4 - v * v / 8000 + w / 10 + u * v / 10000;
  return (tissue + noise) * factor / 1000;
}

static Image::Pointer image(const Case & c) {
  auto im = Image::New();
  Image::SizeType size;
  for (int a = 0; a < 3; a++) size[a] = c.n[a];
  im->SetRegions(size);
  const double spacing[] = {0.75, 0.75, 2.5}, origin[] = {-90.5, 12.25, 40};
  im->SetSpacing(spacing);
  im->SetOrigin(origin);
  im->Allocate();
  for (int z = 0; z < c.n[2]; z++)
    for (int y = 0; y < c.n[1]; y++)
      for (int x = 0; x < c.n[0]; x++) im->SetPixel({{x, y, z}}, value(c.n, x, y, z));
  return im;
}

static void print(const std::string & key, const std::vector<double> & values) {
  std::cout << key << " :";
  for (double v : values) std::cout << ' ' << v;
  std::cout << '\n';
}

static void run(const std::string & build, const Case & c) {
  auto full = image(c);
  auto otsu = itk::OtsuThresholdImageFilter<Image, Mask>::New();
  otsu->SetInput(full);
  otsu->SetNumberOfHistogramBins(200);
  otsu->SetInsideValue(0);
  otsu->SetOutsideValue(1);
  otsu->Update();
  Mask::Pointer mask = otsu->GetOutput();
  if (!c.otsu)
    for (itk::ImageRegionIterator<Mask> it(mask, mask->GetLargestPossibleRegion()); !it.IsAtEnd(); ++it)
      it.Set(full->GetPixel(it.GetIndex()) > 0);
  auto small = itk::ShrinkImageFilter<Image, Image>::New();
  small->SetInput(full);
  small->SetShrinkFactors(c.shrink);
  auto smallMask = itk::ShrinkImageFilter<Mask, Mask>::New();
  smallMask->SetInput(mask);
  smallMask->SetShrinkFactors(c.shrink);
  auto n4 = N4::New();
  n4->SetInput(small->GetOutput());
  n4->SetMaskImage(smallMask->GetOutput());
  n4->SetNumberOfFittingLevels(c.iterations.size());
  N4::VariableSizeArrayType iterations(c.iterations.size());
  for (size_t l = 0; l < c.iterations.size(); l++) iterations[l] = c.iterations[l];
  n4->SetMaximumNumberOfIterations(iterations);
  N4::ArrayType points;
  points.Fill(c.points);
  n4->SetNumberOfControlPoints(points);
  n4->SetNumberOfHistogramBins(c.bins);
  n4->SetConvergenceThreshold(c.threshold);
  n4->SetWienerFilterNoise(c.noise);
  n4->SetBiasFieldFullWidthAtHalfMaximum(c.width);
  n4->Update();
  auto field = itk::BSplineControlPointImageFilter<Lattice, N4::ScalarImageType>::New();
  field->SetInput(n4->GetLogBiasFieldControlPointLattice());
  field->SetSplineOrder(3);
  field->SetSize(full->GetLargestPossibleRegion().GetSize());
  field->SetSpacing(full->GetSpacing());
  field->SetOrigin(full->GetOrigin());
  field->SetDirection(full->GetDirection());
  field->Update();
  const bool stock = sizeof(N4::RealType) == 4;
  std::cout.precision(stock ? 9 : 15);
  const int step = stock ? 61 : 29;
  std::vector<double> logs, corrected;
  size_t count = 0, inside = 0;
  for (itk::ImageRegionConstIterator<Image> it(full, full->GetLargestPossibleRegion()); !it.IsAtEnd(); ++it, count++) {
    double v = field->GetOutput()->GetPixel(it.GetIndex())[0];
    inside += mask->GetPixel(it.GetIndex()) != 0;
    if (count % step == 0) {
      logs.push_back(v);
      corrected.push_back(it.Get() / std::exp(v));
    }
  }
  print(build + " " + c.name + " log", logs);
  if (stock) print(build + " " + c.name + " corrected", corrected);
  if (!stock) print(build + " " + c.name + " mask", {otsu->GetThreshold(), double(inside)});
  std::cerr << build << ' ' << c.name << ": last level ended after " << n4->GetElapsedIterations() - 1
            << " iterations, measure " << n4->GetCurrentConvergenceMeasurement() << '\n';
}

int main(int, char ** argv) {
  itk::MultiThreaderBase::SetGlobalDefaultNumberOfThreads(std::stoi(argv[2]));
  const std::vector<unsigned> usual{50, 50, 50, 50};
  const Case cases[] = {
    {"otsu", {24, 20, 16}, true, 1, usual, 4, 200, 0.001, 0.01, 0.15},
    {"positive", {24, 20, 16}, false, 1, usual, 4, 200, 0.001, 0.01, 0.15},
    {"shrunk", {61, 52, 22}, true, 4, usual, 4, 200, 0.001, 0.01, 0.15},
    {"settings", {30, 27, 13}, true, 2, {20, 30, 10}, 5, 128, 0.0005, 0.05, 0.2},
  };
  for (const Case & c : cases) run(argv[1], c);
}
