# Makes cohort-*.csv (synthetic patients) and lm-*.csv (what R's lm says of them) for CalibratorAgainstRTest.
# Run in this folder: Rscript reference.R   (the files were made with R 4.2.2). The tests read the files, not R.
#
# full:      the ten predictors of S1, all independent
# deficient: NumberOfAverages constant, FieldOfView a linear combination of SliceThickness and VoxelVolume, and
#            Manufacturer=SIEMENS a linear function of EchoTime

invisible(Sys.setlocale("LC_COLLATE", "C"))
set.seed(20250122)
numeric <- c("RepetitionTime", "EchoTime", "FlipAngle", "SliceThickness", "NumberOfAverages", "Anisotropy",
             "VoxelVolume", "FieldOfView", "MagneticFieldStrength")
features <- c("original_glcm_Autocorrelation", "original_gldm_DependenceVariance", "original_glszm_ZonePercentage")
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)

acquisitions <- function(n, deficient) {
  manufacturer <- sample(c("GE", "Philips", "SIEMENS"), n, replace = TRUE)
  slice <- sample(c(2.5, 3, 4, 5), n, replace = TRUE)
  pixel <- sample(c(0.4, 0.5, 0.625, 0.78125), n, replace = TRUE)
  a <- data.frame(
    RepetitionTime = round(runif(n, 2500, 6500)),
    EchoTime = round(runif(n, 80, 130), 1),
    FlipAngle = sample(c(90, 111, 140, 160), n, replace = TRUE),
    SliceThickness = slice,
    NumberOfAverages = sample(1:4, n, replace = TRUE),
    Anisotropy = slice / pixel,
    VoxelVolume = slice * pixel^2,
    FieldOfView = sample(c(180, 200, 240, 320), n, replace = TRUE),
    MagneticFieldStrength = sample(c(1.5, 3), n, replace = TRUE),
    Manufacturer = manufacturer)
  if (deficient) {
    a$NumberOfAverages <- 2
    a$FieldOfView <- 100 + 10 * a$SliceThickness + 40 * a$VoxelVolume
    a$EchoTime <- ifelse(manufacturer == "SIEMENS", 105, 95)
  }
  a
}

cohort <- function(n, deficient) {
  id <- sprintf("P%02d", 1:n)
  progressed <- sample(c(0, 1), n, replace = TRUE, prob = c(0.65, 0.35))
  points <- lapply(c("baseline", "mid"), function(point) {
    a <- acquisitions(n, deficient)
    late <- point == "mid"
    scanner <- 0.002 * a$RepetitionTime - 0.05 * a$EchoTime + 3 * (a$MagneticFieldStrength == 3) +
      ifelse(a$Manufacturer == "Philips", 2, 0)
    a[[features[1]]] <- 200 + 10 * scanner - 30 * late + 25 * rnorm(n)
    a[[features[2]]] <- 20 + 0.5 * scanner + late * (4 - 3 * progressed) + 2 * rnorm(n)
    a[[features[3]]] <- 0.2 + 0.004 * scanner + late * (0.05 - 0.04 * progressed) + 0.03 * rnorm(n)
    cbind(id = id, point = point, progressed = progressed, a)
  })
  do.call(rbind, points)
}

reference <- function(data, name) {
  shown <- data
  for (column in c(numeric, features)) shown[[column]] <- number(data[[column]])
  write.csv(shown, paste0("cohort-", name, ".csv"), row.names = FALSE, quote = FALSE)
  lines <- "feature,quantity,value"
  for (feature in features) {
    model <- lm(reformulate(c(numeric, "Manufacturer"), feature), data)
    r <- residuals(model)
    z <- (r - mean(r)) / sd(r)
    coefficients <- coef(model)
    names(coefficients) <- sub("^Manufacturer", "Manufacturer=", names(coefficients))
    values <- c(coefficients, sd = sd(r), min = min(z), max = max(z))
    lines <- c(lines, paste(feature, names(values), ifelse(is.na(values), "NA", number(values)), sep = ","))
    lines <- c(lines, paste(feature, paste0("z:", data$id, ":", data$point), number(z), sep = ","))
  }
  writeLines(lines, paste0("lm-", name, ".csv"))
}

reference(cohort(24, FALSE), "full")
reference(cohort(24, TRUE), "deficient")
