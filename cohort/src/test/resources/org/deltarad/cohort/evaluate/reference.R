# Makes the data sets (*.csv) and reference.csv (what R says of them) for the tests of cohort.evaluate and of the
# concordance in cohort.survival. Run in this folder: Rscript reference.R   (R 4.2.2, survival 3.5-3, pROC 1.18.0,
# riskRegression 2022.11.28, pec 2022.5.4, Hmisc 4.8-0, rms 6.5-0, boot 1.3-28.1). The tests read the files, not R.
# A line of reference.csv is: case, quantity, numbers separated by blanks (NA where R has none). What no package of Debian
# has (survival NRI, categorical NRI, Hosmer-Lemeshow, decision curves) is a formula of our own below, named by its paper.

suppressWarnings(suppressMessages({
  library(survival); library(pROC); library(riskRegression); library(pec); library(Hmisc); library(rms); library(boot)
}))
lines <- character()
number <- function(x) ifelse(is.na(x), "NA", formatC(as.numeric(x), digits = 17, format = "g", width = 1))
put <- function(case, quantity, x) lines <<- c(lines, paste(case, quantity, paste(number(x), collapse = " "), sep = ","))
save <- function(d, name) {
  for (column in names(d)) d[[column]] <- number(d[[column]])
  write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
}
years <- 365.25 * c(1, 3, 5)

# gbsg with two Cox scores and their risks at 1, 3 and 5 years; "untied" has no equal times, since riskRegression orders
# events and censoring of one day in its own way
set.seed(20260112)
make <- function(time) {
  d <- data.frame(time = time, status = gbsg$status, nodes = gbsg$nodes, grade = gbsg$grade)
  x <- gbsg[, c("age", "size", "grade", "nodes", "pgr", "er", "hormon")]
  full <- coxph(Surv(time, d$status) ~ ., x)
  small <- coxph(Surv(time, d$status) ~ nodes, x)
  d$full <- predict(full, type = "lp")
  d$small <- predict(small, type = "lp")
  risk <- function(fit, t) 1 - exp(-sapply(t, function(s) max(0, basehaz(fit)$hazard[basehaz(fit)$time <= s])) %o% 
    exp(predict(fit, type = "lp")))
  for (k in 1:3) {
    d[[paste0("full", k)]] <- risk(full, years[k])[1, ]
    d[[paste0("small", k)]] <- risk(small, years[k])[1, ]
  }
  d
}
untied <- make(gbsg$rfstime + rank(gbsg$rfstime, ties.method = "random") / 1000)
stopifnot(!any(duplicated(untied$time)))
tied <- make(gbsg$rfstime)
save(untied, "untied")
save(tied, "tied")

# concordance
for (name in c("tied", "untied")) {
  d <- get(name)
  for (score in c("full", "small")) {
    d$x <- d[[score]]
    h <- concordance(Surv(time, status) ~ x, d, reverse = TRUE)
    put(paste(name, score), "harrell", c(h$count[1:3], h$concordance, sqrt(h$var)))
    for (tau in c(years[2], years[3])) {
      u <- concordance(Surv(time, status) ~ x, d, reverse = TRUE, timewt = "n/G2", ymax = tau)
      put(paste(name, score), paste("uno", tau), c(u$count[1:3], u$concordance, sqrt(u$var)))
    }
  }
  both <- concordance(coxph(Surv(time, status) ~ full, d), coxph(Surv(time, status) ~ small, d))
  put(name, "difference", c(diff(-both$concordance), sqrt(c(1, -1) %*% both$var %*% c(1, -1))))
}

# time dependent AUC and Brier score
for (name in c("tied", "untied")) {
  d <- get(name)
  for (k in 1:3) {
    s <- Score(list(full = d[[paste0("full", k)]], small = d[[paste0("small", k)]]), Surv(time, status) ~ 1, data = d,
      times = years[k], metrics = c("auc", "brier"), cens.model = "km", conservative = FALSE, null.model = FALSE)
    put(paste(name, k), "auc", s$AUC$score$AUC)
    put(paste(name, k), "brier", s$Brier$score$Brier)
    put(paste(name, k), "auc.se", s$AUC$score$se)
    put(paste(name, k), "auc.lower", s$AUC$score$lower)
    put(paste(name, k), "auc.difference", with(s$AUC$contrasts, c(-delta.AUC, se, p)))
    put(paste(name, k), "brier.se", s$Brier$score$se)
    put(paste(name, k), "brier.difference", with(s$Brier$contrasts, c(-delta.Brier, se, p)))
  }
}
# ROC curve at 3 years of Blanche 2013 by its definition, and Youden's cut-off
d <- untied
G <- survfit(Surv(time, 1 - status) ~ 1, d)                  # no times are equal
wi <- 1 / sapply(d$time, function(t) tail(c(1, G$surv[G$time < t]), 1))
case <- d$time <= years[2] & d$status == 1
control <- d$time > years[2]
cut <- sort(unique(d$full)); cut <- (head(cut, -1) + tail(cut, -1)) / 2
se <- sapply(cut, function(c) sum(wi[case & d$full > c]) / sum(wi[case]))
sp <- sapply(cut, function(c) mean(d$full[control] <= c))
best <- which.max(se + sp)
put("untied roc", "youden", c(cut[best], se[best], sp[best]))
# integrated Brier score of both models up to 5 years: pec on their risks
grid <- seq(0, 1800, by = 100)
x <- cbind(d[, c("time", "status")], gbsg[, c("age", "size", "grade", "nodes", "pgr", "er", "hormon")])
fit <- coxph(Surv(time, status) ~ age + size + grade + nodes + pgr + er + hormon, x, x = TRUE, y = TRUE)
hazard <- basehaz(fit, centered = TRUE)
put("pec", "hazard", sapply(grid, function(t) max(0, hazard$hazard[hazard$time <= t])))
put("pec", "lp", predict(fit, type = "lp") - sum((fit$means == 0) * 0))
surv <- exp(-outer(exp(predict(fit, type = "lp")), sapply(grid, function(t) max(0, hazard$hazard[hazard$time <= t]))))
p <- pec(list(cox = surv), Surv(time, status) ~ 1, data = x, times = grid, exact = FALSE, cens.model = "marginal",
  reference = FALSE, verbose = FALSE)
put("pec", "grid", grid)
put("pec", "brier", p$AppErr$cox)
put("pec", "ibs", crps(p, times = 1800)[1])

# two classes: aSAH of pROC
data(aSAH, package = "pROC")
a <- with(aSAH, data.frame(poor = 1 * (outcome == "Poor"), s100b, ndka, wfns = as.integer(wfns), age,
  female = 1 * (gender == "Female")))
small <- glm(poor ~ age + female, binomial, a)
large <- glm(poor ~ age + female + s100b + wfns, binomial, a)
a$small <- fitted(small)
a$large <- fitted(large)
save(a, "aSAH")
for (marker in c("s100b", "ndka", "wfns", "large")) {
  r <- roc(a$poor, a[[marker]], direction = "<", quiet = TRUE)
  put(marker, "auc", ci.auc(r)[c(2, 1, 3)])
  put(marker, "se", sqrt(var(r)))
  c <- coords(r, "best", best.method = "youden", ret = c("threshold", "sensitivity", "specificity"), transpose = FALSE)
  put(marker, "youden", as.numeric(c[1, ]))
  put(marker, "youden.count", nrow(c))
  all <- coords(r, "all", ret = c("sensitivity", "specificity"), transpose = FALSE)
  put(marker, "sensitivities", all$sensitivity)
  put(marker, "specificities", all$specificity)
}
for (pair in list(c("s100b", "ndka"), c("wfns", "s100b"))) {
  t <- roc.test(roc(a$poor, a[[pair[1]]], direction = "<", quiet = TRUE),
    roc(a$poor, a[[pair[2]]], direction = "<", quiet = TRUE), method = "delong")
  put(paste(pair, collapse = " "), "delong", c(diff(-t$estimate), t$statistic, t$p.value, t$conf.int))
}
predicted <- a$s100b > 0.205
tab <- c(sum(predicted & a$poor == 1), sum(predicted & a$poor == 0), sum(!predicted & a$poor == 1),
  sum(!predicted & a$poor == 0))
put("s100b 0.205", "table", tab)
for (method in c("wilson", "exact")) {
  put("s100b 0.205", paste("sensitivity", method), binconf(tab[1], tab[1] + tab[3], method = method))
  put("s100b 0.205", paste("specificity", method), binconf(tab[4], tab[4] + tab[2], method = method))
  put("s100b 0.205", paste("ppv", method), binconf(tab[1], tab[1] + tab[2], method = method))
  put("s100b 0.205", paste("npv", method), binconf(tab[4], tab[4] + tab[3], method = method))
}
put("binconf", "0 of 9", c(binconf(0, 9, method = "wilson"), binconf(0, 9, method = "exact")))

# reclassification: continuous NRI and IDI by Hmisc::improveProb (Pencina 2008, 2011)
i <- improveProb(a$small, a$large, a$poor)
put("improve", "nri", c(i$nri, i$se.nri, i$z.nri))
put("improve", "nri.parts", c(i$nri.ev, i$se.nri.ev, i$nri.ne, i$se.nri.ne))
put("improve", "idi", c(i$idi, i$se.idi, i$z.idi))
# categorical, Pencina 2008, variances of a multinomial as improveProb has them
cuts <- c(0.2, 0.5)
g <- function(p) findInterval(p, cuts)
up <- g(a$large) > g(a$small); down <- g(a$large) < g(a$small); ev <- a$poor == 1
pu <- c(mean(up[ev]), mean(up[!ev])); pd <- c(mean(down[ev]), mean(down[!ev])); n <- c(sum(ev), sum(!ev))
v <- (pu + pd - (pu - pd)^2) / n
put("categorical", "nri", c((pu - pd)[1] - (pu - pd)[2], sqrt(sum(v))))
put("categorical", "parts", c((pu - pd)[1], sqrt(v[1]), -(pu - pd)[2], sqrt(v[2])))
# survival, Pencina 2011: event rates among those moved up or down by Kaplan-Meier
S <- function(keep, t) { f <- survfit(Surv(time, status) ~ 1, untied[keep, ]); summary(f, times = t, extend = TRUE)$surv }
t3 <- years[2]
up <- findInterval(untied$full2, c(0.3, 0.5)) > findInterval(untied$small2, c(0.3, 0.5))
down <- findInterval(untied$full2, c(0.3, 0.5)) < findInterval(untied$small2, c(0.3, 0.5))
F <- 1 - S(rep(TRUE, nrow(untied)), t3); Fu <- 1 - S(up, t3); Fd <- 1 - S(down, t3); nn <- nrow(untied)
e <- (Fu * sum(up) - Fd * sum(down)) / (nn * F)
ne <- ((1 - Fd) * sum(down) - (1 - Fu) * sum(up)) / (nn * (1 - F))
put("survival nri", "3 years", c(e + ne, e, ne))

# Brier, calibration
s <- Score(list(large = a$large), poor ~ 1, data = a, metrics = "brier", null.model = FALSE)
put("aSAH", "brier", with(s$Brier$score, c(Brier, se, lower, upper)))
lp <- qlogis(a$small)
shifted <- plogis(0.4 + 0.7 * qlogis(a$large))
put("aSAH", "shifted", shifted)
l <- qlogis(shifted)
slope <- glm(poor ~ l, binomial, a, control = glm.control(epsilon = 1e-15))
large0 <- glm(poor ~ offset(l), binomial, a, control = glm.control(epsilon = 1e-15))
put("aSAH", "slope", c(coef(slope)[2], sqrt(vcov(slope)[2, 2])))
put("aSAH", "intercept.with.slope", c(coef(slope)[1], sqrt(vcov(slope)[1, 1])))
put("aSAH", "in.the.large", c(coef(large0), sqrt(vcov(large0))))
hl <- function(p, y, g) {                                        # Hosmer and Lemeshow 1980, groups by quantiles of p
  q <- unique(quantile(p, seq(0, 1, 1 / g)))
  k <- cut(p, q, include.lowest = TRUE)
  o <- tapply(y, k, sum); e <- tapply(p, k, sum); n <- tapply(p, k, length)
  x2 <- sum((o - e)^2 / (e * (1 - e / n)))
  list(x2 = x2, df = length(o) - 2, p = pchisq(x2, length(o) - 2, lower.tail = FALSE), n = n, o = o, e = e)
}
for (g in c(10, 5)) {
  h <- hl(shifted, a$poor, g)
  put("aSAH", paste("hl", g), c(h$x2, h$df, h$p))
  put("aSAH", paste("hl.n", g), h$n); put("aSAH", paste("hl.o", g), h$o); put("aSAH", paste("hl.e", g), h$e)
}
put("wfns", "hl", unlist(hl(plogis(-2 + 0.5 * a$wfns), a$poor, 10)[1:3]))   # few distinct probabilities
knots <- quantile(l, c(0.05, 0.35, 0.65, 0.95))                                # Harrell's places of four knots
basis <- rcspline.eval(l, knots = knots, inclx = TRUE, norm = 2)
smooth <- glm(a$poor ~ basis, binomial, control = glm.control(epsilon = 1e-15, maxit = 100))
put("aSAH", "smooth", fitted(smooth))
e <- abs(fitted(smooth) - shifted)
put("aSAH", "ici", c(mean(e), median(e), quantile(e, 0.9), max(e)))
# survival: Kaplan-Meier in fifths of the risk at 3 years, and the slope of the score
fifth <- cut(untied$small2, unique(quantile(untied$small2, seq(0, 1, 0.2))), include.lowest = TRUE)
km <- summary(survfit(Surv(time, status) ~ fifth, untied, conf.type = "log-log"), times = t3, extend = TRUE)
put("survival calibration", "n", table(fifth)); put("survival calibration", "predicted", tapply(untied$small2, fifth, mean))
put("survival calibration", "observed", 1 - km$surv)
put("survival calibration", "lower", 1 - km$upper); put("survival calibration", "upper", 1 - km$lower)

# decision curves (Vickers 2006; with censoring Vickers 2008) and clinical impact (Kerr 2016)
pt <- c(0.05, 0.1, 0.2, 0.35, 0.5, 0.75)
put("decision", "thresholds", pt)
nb <- sapply(pt, function(t) mean(a$large >= t & ev) - mean(a$large >= t & !ev) * t / (1 - t))
put("decision", "model", nb)
put("decision", "all", mean(ev) - (1 - mean(ev)) * pt / (1 - pt))
put("decision", "called", sapply(pt, function(t) 1000 * mean(a$large >= t)))
put("decision", "true", sapply(pt, function(t) 1000 * mean(a$large >= t & ev)))
put("decision", "survival", sapply(pt, function(t) {
  high <- untied$full2 >= t
  if (!any(high)) return(0)
  s <- S(high, t3)
  (1 - s) * mean(high) - s * mean(high) * t / (1 - t)
}))
put("decision", "survival.all", { s <- S(rep(TRUE, nn), t3); (1 - s) - s * pt / (1 - pt) })

# nomogram of rms: points of three variables and of the total
dd <- datadist(gbsg); options(datadist = "dd")
f <- cph(Surv(rfstime, status) ~ age + grade + nodes, gbsg, x = TRUE, y = TRUE, surv = TRUE, time.inc = t3, eps = 1e-14)
nom <- nomogram(f, fun = function(l) 1 - exp(-exp(l)), age = seq(20, 80, 10), grade = 1:3, nodes = c(1, 10, 20, 30, 40, 50), maxscale = 100,
  fun.at = c(0.5))
put("nomogram", "coef", coef(f))
put("nomogram", "age", nom$age$points); put("nomogram", "grade", nom$grade$points); put("nomogram", "nodes", nom$nodes$points)
scale <- coef(f) * c(60, 2, 49)
total <- nom$total.points$x
put("nomogram", "unit", 100 / max(abs(scale)))

# bootstrap intervals of a given set of replicates
set.seed(7)
x <- round(rexp(40), 6)
b <- boot(x, function(d, k) mean(d[k]), R = 1999)
ci <- boot.ci(b, type = c("perc", "bca"), conf = 0.95)
put("boot", "x", x); put("boot", "t", b$t); put("boot", "t0", b$t0)
put("boot", "percentile", ci$percent[4:5])
jack <- boot.ci(b, type = "bca", L = empinf(data = x, statistic = function(d, w) sum(d * w) / sum(w), stype = "w", type = "jack"))
put("boot", "bca", jack$bca[4:5])

# optimism of AUC and Brier score of a logistic model over given resamples (Harrell 1996)
set.seed(11)
index <- matrix(sample(nrow(a), nrow(a) * 20, TRUE), 20)
measure <- function(fit, d) {
  p <- predict(fit, d, type = "response")
  c(as.numeric(roc(d$poor, p, direction = "<", quiet = TRUE)$auc), mean((d$poor - p)^2))
}
model <- function(d) glm(poor ~ age + female + s100b + wfns, binomial, d, control = glm.control(epsilon = 1e-14, maxit = 100))
optimism <- sapply(1:20, function(k) { b <- a[index[k, ], ]; m <- model(b); measure(m, b) - measure(m, a) })
put("optimism", "index", t(index) - 1)
put("optimism", "apparent", measure(model(a), a))
put("optimism", "mean", rowMeans(optimism))
writeLines(lines, "reference.csv")
