# Makes the data sets (*.csv) and reference.csv (what R's glm and glmnet say of them) for the tests of cohort.regression.
# Run in this folder: Rscript reference.R   (R 4.2.2, glmnet 4.1-6, survival 3.5-3, MASS). The tests read the files.
# A line of reference.csv is: case, quantity, numbers separated by blanks (NA where R has none).
#
# Folds are 1, 2, ... in R; the quantity "fold" has them less 1.

suppressMessages({library(survival); library(glmnet); library(MASS)})
lines <- character()
number <- function(x) ifelse(is.na(x), "NA", formatC(as.numeric(x), digits = 17, format = "g", width = 1))
put <- function(case, quantity, x) lines <<- c(lines, paste(case, quantity, paste(number(x), collapse = " "), sep = ","))
save <- function(d, name) write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)

birthwt <- with(MASS::birthwt, data.frame(low, age, lwt, black = 1 * (race == 2), other = 1 * (race == 3), smoke, ptl, ht,
  ui, ftv))
save(birthwt, "birthwt")
# coxnet sorts events and censored patients of one time in no defined order; here censoring comes just after
veteran <- with(veteran, data.frame(time = time + 0.25 * (1 - status), status, trt,
  squamous = 1 * (celltype == "squamous"), smallcell = 1 * (celltype == "smallcell"), adeno = 1 * (celltype == "adeno"),
  karno, diagtime, age, prior))
save(veteran, "veteran")

# 110 patients, 82 features in correlated blocks, four of them with an effect: the size of S1
set.seed(20260111)
n <- 110; p <- 82
latent <- matrix(rnorm(n * 12), n)
x <- round(0.75 * latent[, rep(1:12, length.out = p)] + 0.66 * matrix(rnorm(n * p), n), 4)
colnames(x) <- sprintf("f%02d", 1:p)
risk <- drop(0.5 * x[, 1] - 0.6 * x[, 5] + 0.4 * x[, 20] + 0.5 * x[, 33])
event <- rexp(n) * 60 * exp(-risk)
censor <- runif(n, 12, 90)
radiomics <- data.frame(time = round(pmin(event, censor), 4), status = 1 * (event <= censor), x)
stopifnot(!any(duplicated(radiomics$time)))
radiomics$positive <- rbinom(n, 1, plogis(-0.3 + 1.2 * risk))
save(radiomics, "radiomics")
fold10 <- sample(rep(1:10, length.out = n))
fold5 <- sample(rep(1:5, length.out = n))
put("radiomics", "fold10", fold10 - 1)
put("radiomics", "fold5", fold5 - 1)

# logistic, iterated to the last digits
logistic <- function(case, formula, data) {
  fit <- glm(formula, binomial, data, control = glm.control(epsilon = 1e-15, maxit = 100))
  s <- summary(fit)$coefficients
  put(case, "coef", s[, 1]); put(case, "se", s[, 2]); put(case, "z", s[, 3]); put(case, "p", s[, 4])
  put(case, "deviance", c(fit$null.deviance, fit$deviance, fit$aic))
  put(case, "lr", pchisq(fit$null.deviance - fit$deviance, length(coef(fit)) - 1, lower.tail = FALSE))
  put(case, "fitted", head(fitted(fit), 10))
  put(case, "covariance", vcov(fit))
}
logistic("birthwt", low ~ ., birthwt)
logistic("birthwt offset", low ~ smoke + ht + offset(-0.03 * lwt), birthwt)
logistic("radiomics", positive ~ f01 + f05 + f20 + f33, radiomics)

# paths: thresh 1e-14 makes glmnet's answer exact to about 1e-7; "default" has glmnet's own 1e-7. With 82 features of 110
# patients the far end of the default path fits the data completely and neither program converges there, so the tight
# paths of that set end at a tenth of the largest penalty.
tight <- 1e-14
ratio <- list(veteran = 1e-4, birthwt = 1e-4, radiomics = 0.1)
path <- function(case, fit) {
  put(case, "lambda", fit$lambda)
  put(case, "dev.ratio", fit$dev.ratio)
  put(case, "nulldev", fit$nulldev)
  for (k in unique(c(2, 10, 20, 30, length(fit$lambda)))) if (k <= length(fit$lambda)) {
    put(case, paste("beta", k), as.numeric(fit$beta[, k]))
    if (!is.null(fit$a0)) put(case, paste("a0", k), fit$a0[k])
  }
}
cross <- function(case, cv) {
  put(case, "cv.lambda", cv$lambda); put(case, "cvm", cv$cvm); put(case, "cvsd", cv$cvsd)
  put(case, "chosen", c(cv$lambda.min, cv$lambda.1se))
  put(case, "model", as.numeric(coef(cv, s = "lambda.min")))
}
cox <- list(veteran = as.matrix(veteran[, -(1:2)]), radiomics = x)
y <- list(veteran = with(veteran, Surv(time, status)), radiomics = with(radiomics, Surv(time, status)))
for (name in names(cox)) {
  path(paste(name, "cox 1"), glmnet(cox[[name]], y[[name]], family = "cox", thresh = tight, maxit = 1e6,
    lambda.min.ratio = ratio[[name]]))
  path(paste(name, "cox 0.3"), glmnet(cox[[name]], y[[name]], family = "cox", alpha = 0.3, thresh = tight, maxit = 1e6,
    lambda.min.ratio = ratio[[name]]))
  path(paste(name, "cox default"), glmnet(cox[[name]], y[[name]], family = "cox", lambda.min.ratio = ratio[[name]]))
}
path("veteran cox ridge", glmnet(cox$veteran, y$veteran, family = "cox", alpha = 0, thresh = tight, maxit = 1e6))
path("veteran cox unstandardised", glmnet(cox$veteran, y$veteran, family = "cox", standardize = FALSE, thresh = tight,
  maxit = 1e6))
path("veteran cox factors", glmnet(cox$veteran, y$veteran, family = "cox", penalty.factor = c(0, 1, 1, 1, 2, 1, 1, 0.5),
  thresh = tight, maxit = 1e6))
binomial <- list(birthwt = as.matrix(birthwt[, -1]), radiomics = x)
class <- list(birthwt = birthwt$low, radiomics = radiomics$positive)
for (name in names(binomial)) {
  path(paste(name, "logistic 1"), glmnet(binomial[[name]], class[[name]], family = "binomial", thresh = tight, maxit = 1e6,
    lambda.min.ratio = ratio[[name]]))
  path(paste(name, "logistic 0.3"), glmnet(binomial[[name]], class[[name]], family = "binomial", alpha = 0.3,
    thresh = tight, maxit = 1e6, lambda.min.ratio = ratio[[name]]))
  path(paste(name, "logistic default"), glmnet(binomial[[name]], class[[name]], family = "binomial"))
}

quiet <- suppressWarnings
cv <- function(...) quiet(cv.glmnet(..., thresh = tight, maxit = 1e6, lambda.min.ratio = 0.1, nlambda = 50))
cross("cox deviance 10", cv(x, y$radiomics, family = "cox", foldid = fold10))
cross("cox C 5", cv(x, y$radiomics, family = "cox", foldid = fold5, type.measure = "C"))
cross("cox deviance loo", cv(x, y$radiomics, family = "cox", foldid = 1:n))
cross("logistic deviance 10", cv(x, class$radiomics, family = "binomial", foldid = fold10))
cross("logistic deviance loo", cv(x, class$radiomics, family = "binomial", foldid = 1:n))
cross("logistic auc 5", cv(x, class$radiomics, family = "binomial", foldid = fold5, type.measure = "auc"))
cross("logistic class 10", cv(x, class$radiomics, family = "binomial", foldid = fold10, type.measure = "class"))
writeLines(lines, "reference.csv")
