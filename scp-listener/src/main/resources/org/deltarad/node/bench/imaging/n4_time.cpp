// Prints the milliseconds that ITK's N4 takes, on one thread, for the image of BiasFieldRow: threshold, fit and correction.
// n4_time SHRINK_FACTOR
#include <chrono>
#include <cmath>
#include <iostream>
#include <string>
#include "itkBSplineControlPointImageFilter.h"
#include "itkImage.h"
#include "itkImageRegionIterator.h"
#include "itkMultiThreaderBase.h"
#include "itkN4BiasFieldCorrectionImageFilter.h"
#include "itkOtsuThresholdImageFilter.h"
#include "itkShrinkImageFilter.h"

using Image = itk::Image<float, 3>;
using Mask = itk::Image<unsigned char, 3>;
using N4 = itk::N4BiasFieldCorrectionImageFilter<Image, Mask, Image>;
static const int N[] = {256, 256, 40}, TISSUES[] = {300, 450, 700};

static int value(int x, int y, int z) {
  unsigned hash = unsigned(x) * 73856093u ^ unsigned(y) * 19349663u ^ unsigned(z) * 83492791u;
  int noise = int(hash >> 11 & 31u);
  int u = 2000 * x / (N[0] - 1) - 1000, v = 2000 * y / (N[1] - 1) - 1000, w = 2000 * z / (N[2] - 1) - 1000;
  if (u * u + v * v + w * w / 2 > 900000) return noise / 4;
  int tissue = TISSUES[(3 * x / N[0] + 7 * y / N[1] + 5 * z / N[2]) % 3];
  return (tissue + noise) * (1000 + u / 4 - v * v / 8000 + w / 10 + u * v / 10000) / 1000;
}

int main(int, char ** argv) {
  itk::MultiThreaderBase::SetGlobalDefaultNumberOfThreads(1);
  auto image = Image::New();
  Image::SizeType size = {{256, 256, 40}};
  image->SetRegions(size);
  const double spacing[] = {0.75, 0.75, 2.5};
  image->SetSpacing(spacing);
  image->Allocate();
  for (int z = 0; z < N[2]; z++)
    for (int y = 0; y < N[1]; y++)
      for (int x = 0; x < N[0]; x++) image->SetPixel({{x, y, z}}, value(x, y, z));
  auto begin = std::chrono::steady_clock::now();
  auto otsu = itk::OtsuThresholdImageFilter<Image, Mask>::New();
  otsu->SetInput(image);
  otsu->SetNumberOfHistogramBins(200);
  otsu->SetInsideValue(0);
  otsu->SetOutsideValue(1);
  auto small = itk::ShrinkImageFilter<Image, Image>::New();
  small->SetInput(image);
  small->SetShrinkFactors(std::stoi(argv[1]));
  auto smallMask = itk::ShrinkImageFilter<Mask, Mask>::New();
  smallMask->SetInput(otsu->GetOutput());
  smallMask->SetShrinkFactors(std::stoi(argv[1]));
  auto n4 = N4::New();
  n4->SetInput(small->GetOutput());
  n4->SetMaskImage(smallMask->GetOutput());
  n4->SetNumberOfFittingLevels(4);
  N4::VariableSizeArrayType iterations(4);
  iterations.Fill(50);
  n4->SetMaximumNumberOfIterations(iterations);
  n4->SetConvergenceThreshold(0.001);
  n4->Update();
  auto field = itk::BSplineControlPointImageFilter<N4::BiasFieldControlPointLatticeType, N4::ScalarImageType>::New();
  field->SetInput(n4->GetLogBiasFieldControlPointLattice());
  field->SetSplineOrder(3);
  field->SetSize(image->GetLargestPossibleRegion().GetSize());
  field->SetSpacing(image->GetSpacing());
  field->SetOrigin(image->GetOrigin());
  field->SetDirection(image->GetDirection());
  field->Update();
  itk::ImageRegionIterator<Image> at(image, image->GetLargestPossibleRegion());
  for (; !at.IsAtEnd(); ++at) at.Set(at.Get() / std::exp(field->GetOutput()->GetPixel(at.GetIndex())[0]));
  std::cout << std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() << '\n';
}
