# Makes the data sets (*.csv) and reference.csv (what R's package survival says of them) for the tests of cohort.survival.
# Run in this folder: Rscript reference.R   (made with R 4.2.2, survival 3.5-3). The tests read the files, not R.
# A line of reference.csv is: case, quantity, numbers separated by blanks (NA where R has none).

library(survival)
lines <- character()
number <- function(x) ifelse(is.na(x), "NA", formatC(as.numeric(x), digits = 17, format = "g", width = 1))
put <- function(case, quantity, x) lines <<- c(lines, paste(case, quantity, paste(number(x), collapse = " "), sep = ","))

# the data sets: the columns that are used, rows with missing cells left out
data(cancer, package = "survival")
keep <- function(d) d[complete.cases(d), ]
sets <- list(
  lung = keep(with(lung, data.frame(time, status = status - 1, age, sex, ecog = ph.ecog, karno = ph.karno, meal = meal.cal))),
  veteran = with(veteran, data.frame(time, status, trt, squamous = 1 * (celltype == "squamous"),
    smallcell = 1 * (celltype == "smallcell"), adeno = 1 * (celltype == "adeno"), karno, diagtime, age, prior,
    cell = as.integer(celltype) - 1)),
  gbsg = with(gbsg, data.frame(time = rfstime, status, age, meno, size, grade, nodes, pgr, er, hormon)),
  colon = keep(with(subset(colon, etype == 2), data.frame(time, status, rx = as.integer(rx) - 1, sex, age, obstruct,
    nodes, differ, surg))))
for (name in names(sets)) write.csv(sets[[name]], paste0(name, ".csv"), row.names = FALSE, quote = FALSE)

# Kaplan-Meier and Nelson-Aalen
for (name in names(sets)) {
  s <- Surv(sets[[name]]$time, sets[[name]]$status)
  for (type in c("plain", "log", "log-log")) {
    fit <- survfit(s ~ 1, conf.type = type)
    put(name, paste("lower", type), fit$lower)
    put(name, paste("upper", type), fit$upper)
    for (p in c(0.25, 0.5)) put(name, paste("quantile", p, type), unlist(quantile(fit, p)))
  }
  put(name, "km.time", fit$time)
  put(name, "km.surv", fit$surv)
  put(name, "km.risk", fit$n.risk)
  put(name, "km.stderr", fit$std.err)
  fh <- survfit(s ~ 1, ctype = 1)
  put(name, "na.hazard", fh$cumhaz)
  put(name, "na.stderr", fh$std.chaz)
  times <- quantile(s[, 1], c(0.1, 0.5, 0.9), type = 1)
  put(name, "some.times", times)
  put(name, "some.risk", summary(fit, times = times)$n.risk)
}
# a step of the curve at exactly one half, and a curve that reaches 0
small <- Surv(c(1, 2, 3, 4, 4, 6), c(1, 0, 1, 1, 0, 1))
half <- Surv(c(1, 2, 3, 4), c(1, 1, 1, 0))
put("small", "surv", survfit(small ~ 1)$surv)
put("small", "lower log", survfit(small ~ 1)$lower)
put("small", "quantile 0.5 log", unlist(quantile(survfit(small ~ 1), 0.5)))
put("half", "quantile 0.5 log", unlist(quantile(survfit(half ~ 1), 0.5)))
put("half", "quantile 0.5 plain", unlist(quantile(survfit(half ~ 1, conf.type = "plain"), 0.5)))

# log-rank
tests <- list(
  "lung sex" = list(sets$lung, Surv(time, status) ~ sex),
  "lung ecog" = list(sets$lung, Surv(time, status) ~ ecog),
  "veteran cell" = list(sets$veteran, Surv(time, status) ~ cell),
  "veteran cell strata prior" = list(sets$veteran, Surv(time, status) ~ cell + strata(prior)),
  "colon rx" = list(sets$colon, Surv(time, status) ~ rx),
  "gbsg hormon" = list(sets$gbsg, Surv(time, status) ~ hormon))
for (name in names(tests)) for (rho in c(0, 1, 0.5)) {
  t <- survdiff(tests[[name]][[2]], tests[[name]][[1]], rho = rho)
  put(paste(name, rho), "observed", if (is.matrix(t$obs)) rowSums(t$obs) else t$obs)
  put(paste(name, rho), "expected", if (is.matrix(t$exp)) rowSums(t$exp) else t$exp)
  put(paste(name, rho), "chisq", c(t$chisq, length(t$n) - 1, pchisq(t$chisq, length(t$n) - 1, lower.tail = FALSE)))
}

# Cox, iterated to the last digits
control <- coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 50)
models <- list(
  lung = Surv(time, status) ~ age + sex + ecog + karno + meal,
  veteran = Surv(time, status) ~ trt + squamous + smallcell + adeno + karno + diagtime + age + prior,
  gbsg = Surv(time, status) ~ age + meno + size + grade + nodes + pgr + er + hormon,
  colon = Surv(time, status) ~ sex + age + obstruct + nodes + differ + surg)
for (name in names(models)) for (ties in c("efron", "breslow")) {
  d <- sets[[name]]
  case <- paste(name, ties)
  # nocenter: coxph would not centre columns of -1, 0, 1; predictions here are relative to the means of all columns
  fit <- coxph(models[[name]], d, ties = ties, control = control, nocenter = NULL)
  s <- summary(fit)
  put(case, "coef", coef(fit))
  put(case, "se", s$coefficients[, "se(coef)"])
  put(case, "z", s$coefficients[, "z"])
  put(case, "p", s$coefficients[, "Pr(>|z|)"])
  put(case, "lower", s$conf.int[, "lower .95"])
  put(case, "upper", s$conf.int[, "upper .95"])
  put(case, "loglik", fit$loglik)
  put(case, "lr", s$logtest)
  put(case, "wald", c(fit$wald.test, s$waldtest[2:3]))
  put(case, "score", s$sctest)
  put(case, "lp", head(predict(fit, type = "lp"), 10))
  base <- basehaz(fit, centered = TRUE)
  put(case, "base.time", base$time)
  put(case, "base.hazard", base$hazard)
  t5 <- quantile(d$time, 0.6, type = 1)
  put(case, "survival.time", t5)
  put(case, "survival", summary(survfit(fit, newdata = d[1:10, ]), times = t5)$surv)
  for (transform in c("km", "rank", "identity", "log")) {
    z <- cox.zph(fit, transform = transform, terms = FALSE)
    put(case, paste("zph", transform), z$table[, "chisq"])
    put(case, paste("zph.p", transform), z$table[, "p"])
  }
  put(case, "schoenfeld", colSums(abs(residuals(fit, "schoenfeld"))))
  put(case, "scaled", colSums(abs(cox.zph(fit, terms = FALSE)$y)))
}
fit <- coxph(Surv(time, status) ~ sex + ecog + offset(0.03 * age), sets$lung, control = control)
put("lung offset", "coef", coef(fit))
put("lung offset", "loglik", fit$loglik)
u <- sapply(c("age", "meno", "size", "grade", "nodes", "pgr", "er", "hormon"), function(v) {
  s <- summary(coxph(reformulate(v, "Surv(time, status)"), sets$gbsg, control = control))
  c(s$logtest["pvalue"], s$coefficients[, "Pr(>|z|)"],
    if (v %in% c("age", "size", "nodes", "pgr", "er")) {
      g <- sets$gbsg[[v]] > median(sets$gbsg[[v]])
      t <- survdiff(Surv(time, status) ~ g, sets$gbsg)
      pchisq(t$chisq, 1, lower.tail = FALSE)
    } else NA)
})
put("gbsg screen", "lr", u[1, ])
put("gbsg screen", "wald", u[2, ])
put("gbsg screen", "logrank", u[3, ])
writeLines(lines, "reference.csv")
