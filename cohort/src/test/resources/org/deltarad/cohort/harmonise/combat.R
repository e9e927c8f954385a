# Makes rows.csv (synthetic), combat.csv (what sva::ComBat makes of them) and ols.csv (lm, p.adjust) for the tests here.
# Run in this folder: Rscript combat.R   (made with R 4.2.2, sva 3.46). The tests read the files, not R.
suppressMessages(library(sva))
invisible(Sys.setlocale("LC_COLLATE", "C"))
set.seed(20260121)
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
n <- 60; k <- 12
batch <- rep(c("GE", "Philips", "SIEMENS"), c(14, 26, 20))
age <- round(rnorm(n, 52, 10)); stage <- sample(c("I", "II", "III"), n, TRUE)
tr <- round(runif(n, 2500, 6500)); te <- round(runif(n, 80, 130), 1)
x <- matrix(rnorm(n * k), n, k)
b <- as.integer(factor(batch))
for (f in 1:k) {
  x[, f] <- 10^(f %% 4 - 1) * (5 + x[, f] * exp(rnorm(3, 0, 0.3))[b] + rnorm(3, 0, 0.8)[b] + 0.03 * rnorm(1) * age +
              0.5 * rnorm(1) * (stage == "III") + (f > 6) * 0.0004 * (tr - 4500))
}
colnames(x) <- paste0("f", 1:k)
flat <- ifelse(batch == "GE", 3, rnorm(n))
rows <- data.frame(patient = sprintf("P%02d", 1:n), batch, stage, age, RepetitionTime = tr, EchoTime = te, x, flat)
shown <- rows
for (c in setdiff(names(shown), c("patient", "batch", "stage"))) shown[[c]] <- number(rows[[c]])
write.csv(shown, "rows.csv", row.names = FALSE, quote = FALSE)

lines <- "case,quantity,value"
dat <- t(cbind(x, flat))
keep <- function(case, m) for (f in rownames(m)) lines <<- c(lines, paste(case, paste(f, rows$patient), number(m[f, ]), sep = ","))
mod <- model.matrix(~ age + stage)
quiet <- function(...) suppressWarnings(suppressMessages(ComBat(...)))
keep("parametric", quiet(dat, batch))
keep("covariates", quiet(dat, batch, mod = mod))
keep("nonparametric", quiet(dat, batch, mod = mod, par.prior = FALSE))
keep("mean-only", quiet(dat, batch, mod = mod, mean.only = TRUE))
keep("mean-only-nonparametric", quiet(dat, batch, par.prior = FALSE, mean.only = TRUE))
keep("reference", quiet(dat, batch, mod = mod, ref.batch = "Philips"))
writeLines(lines, "combat.csv")

lines <- "case,quantity,value"
p <- c()
for (f in colnames(x)) {
  s <- summary(lm(reformulate(c("RepetitionTime", "EchoTime", "batch"), f), rows))
  p[f] <- pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE)
  lines <- c(lines, paste(f, c("f", "p"), number(c(s$fstatistic[[1]], p[[f]])), sep = ","))
}
q <- p.adjust(p, "BH")
for (f in colnames(x)) {
  gated <- q[f] <= 0.05
  r <- if (gated) residuals(lm(reformulate(c("RepetitionTime", "EchoTime", "batch"), f), rows)) else rows[[f]]
  z <- (r - mean(r)) / sd(r)
  lines <- c(lines, paste(f, c("adjusted", paste("z", rows$patient)), number(c(q[[f]], z)), sep = ","))
}
writeLines(lines, "ols.csv")
cat(sum(q <= 0.05), "of", k, "features pass the gate\n")
