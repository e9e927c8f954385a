# Makes the data sets *.csv (shipped with R) and tests.csv (what R says of them) for TestsAgainstRTest.
# Run in this folder: Rscript tests.R   (the files were made with R 4.2.2). The tests read the files, not R.
# R solves some equations to 1e-4 only; here they are solved to the last digits (tol.root, and odds() below).

invisible(Sys.setlocale("LC_COLLATE", "C"))
lines <- "case,quantity,value"
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
keep <- function(case, ...) {
  v <- unlist(list(...))
  lines <<- c(lines, paste(case, names(v), number(v), sep = ","))
}
data_set <- function(x, name) write.csv(cbind(row = seq_len(nrow(x)), x), paste0(name, ".csv"), row.names = FALSE, quote = FALSE)

data_set(sleep, "sleep")
data_set(airquality, "airquality")
data_set(PlantGrowth, "plantgrowth")
data_set(mtcars, "mtcars")
data_set(iris, "iris")

rank_test <- function(case, w, shift) keep(case, statistic = w$statistic[[1]], p = w$p.value, lower = w$conf.int[1],
                                           upper = w$conf.int[2], shift = shift)
hl <- function(x, y) median(outer(x, y, "-"))
walsh <- function(d) { w <- outer(d, d, "+") / 2; median(w[lower.tri(w, diag = TRUE)]) }

# Mann-Whitney: exact
x <- c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46)
y <- c(1.15, 0.88, 0.90, 0.74, 1.21)
rank_test("mw-exact", wilcox.test(x, y, conf.int = TRUE, tol.root = 1e-13), hl(x, y))
rank_test("mw-exact-90", wilcox.test(x, y, conf.int = TRUE, conf.level = 0.9, tol.root = 1e-13), hl(x, y))
a <- unique(iris$Sepal.Length * 1.0 + seq_len(150) * 1e-4)
rank_test("mw-exact-49", wilcox.test(a[1:49], a[51:99], conf.int = TRUE), hl(a[1:49], a[51:99]))
# the two-sided p must not fall off the end when no interval of the level exists
rank_test("mw-exact-tiny", suppressWarnings(wilcox.test(c(1.1, 2.2), c(0.3, 3.4), conf.int = TRUE)), hl(c(1.1, 2.2), c(0.3, 3.4)))
# with ties and more than 50
may <- na.omit(airquality$Ozone[airquality$Month == 5]); aug <- na.omit(airquality$Ozone[airquality$Month == 8])
rank_test("mw-ties", suppressWarnings(wilcox.test(may, aug, conf.int = TRUE, tol.root = 1e-13)), hl(may, aug))
virginica <- iris$Petal.Length[iris$Species == "virginica"]; versicolor <- iris$Petal.Length[iris$Species == "versicolor"]
rank_test("mw-50", suppressWarnings(wilcox.test(versicolor, virginica, conf.int = TRUE, tol.root = 1e-13)), hl(versicolor, virginica))

# Signed rank: exact, ties, zeros
depression_before <- c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
depression_after <- c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
rank_test("sr-exact", wilcox.test(depression_before, depression_after, paired = TRUE, conf.int = TRUE),
          walsh(depression_before - depression_after))
s1 <- sleep$extra[sleep$group == 1]; s2 <- sleep$extra[sleep$group == 2]
d <- (s1 - s2)[s1 != s2]
rank_test("sr-zero", suppressWarnings(wilcox.test(s1, s2, paired = TRUE, conf.int = TRUE, tol.root = 1e-13)), walsh(d))
d <- iris$Sepal.Width - iris$Petal.Length
rank_test("sr-150", suppressWarnings(wilcox.test(iris$Sepal.Width, iris$Petal.Length, paired = TRUE, conf.int = TRUE, tol.root = 1e-13)), walsh(d[d != 0]))

simple <- function(case, t) keep(case, statistic = t$statistic[[1]], df = unname(t$parameter), p = t$p.value)
simple("kw-airquality", kruskal.test(Ozone ~ Month, airquality))
simple("kw-plantgrowth", kruskal.test(weight ~ group, PlantGrowth))
simple("anova", oneway.test(weight ~ group, PlantGrowth, var.equal = TRUE))
simple("welch", oneway.test(weight ~ group, PlantGrowth))
simple("anova-iris", oneway.test(Petal.Length ~ Species, iris, var.equal = TRUE))
simple("welch-iris", oneway.test(Petal.Length ~ Species, iris))

t_test <- function(case, t, difference) keep(case, statistic = t$statistic[[1]], df = t$parameter[[1]], p = t$p.value,
                                             lower = t$conf.int[1], upper = t$conf.int[2], difference = difference)
t_test("t-student", t.test(s1, s2, var.equal = TRUE), mean(s1) - mean(s2))
t_test("t-welch", t.test(s1, s2), mean(s1) - mean(s2))
t_test("t-paired", t.test(s1, s2, paired = TRUE), mean(s1) - mean(s2))
t_test("t-far", t.test(iris$Petal.Length[1:50], virginica, conf.level = 0.99), mean(iris$Petal.Length[1:50]) - mean(virginica))

chi <- function(case, m, correct) simple(case, suppressWarnings(chisq.test(m, correct = correct)))
two <- table(mtcars$vs, mtcars$am); three <- table(mtcars$cyl, mtcars$gear)
chi("chi-yates", two, TRUE); chi("chi", two, FALSE); chi("chi-3x3", three, TRUE)
chi("chi-close", matrix(c(10, 11, 12, 13), 2), TRUE)
hair <- apply(HairEyeColor, c(1, 2), sum)
chi("chi-4x4", hair, FALSE)
for (r in 1:4) lines <- c(lines, paste("hair", paste0(r, "-", 1:4), number(hair[r, ]), sep = ","))

# Conditional odds ratio and interval as fisher.test defines them
odds <- function(m, level = 0.95) {
  k <- sum(m[, 1]); r <- sum(m[1, ]); n <- sum(m); x <- m[1, 1]
  lo <- max(0, r + k - n); hi <- min(r, k); s <- lo:hi
  d <- function(l) { v <- dhyper(s, k, n - k, r, log = TRUE) + l * s; v <- exp(v - max(v)); v / sum(v) }
  solve <- function(f) exp(uniroot(f, c(-30, 30), tol = 1e-14, maxiter = 10000)$root)
  a <- (1 - level) / 2
  c(odds = if (x == lo) 0 else if (x == hi) Inf else solve(function(l) sum(d(l) * s) - x),
    lower = if (x == lo) 0 else solve(function(l) sum(d(l)[s >= x]) - a),
    upper = if (x == hi) Inf else solve(function(l) a - sum(d(l)[s <= x])))
}
fisher <- function(case, m) {
  f <- fisher.test(m)
  o <- odds(m)
  # fisher.test solves to 1.2e-4, of the reciprocal where the root is above 1
  near <- function(mine, its) mine == its || (if (mine > 1) abs(1 / mine - 1 / its) else abs(mine - its)) < 3e-4
  stopifnot(near(o[[1]], f$estimate), near(o[[2]], f$conf.int[1]), near(o[[3]], f$conf.int[2]))
  keep(case, p = f$p.value, o)
}
fisher("fisher-tea", matrix(c(3, 1, 1, 3), 2))
fisher("fisher-twins", matrix(c(2, 10, 15, 3), 2))
fisher("fisher-zero", matrix(c(0, 5, 7, 4), 2))
fisher("fisher-full", matrix(c(6, 0, 7, 4), 2))
fisher("fisher-110", matrix(c(20, 15, 18, 57), 2))
keep("fisher-3x3", p = fisher.test(three)$p.value)
job <- matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4)
keep("fisher-job", p = fisher.test(job)$p.value)
figo <- matrix(c(10, 25, 8, 30, 20, 17), 2)
keep("fisher-figo", p = fisher.test(figo)$p.value)
scarce <- matrix(c(0, 0, 1, 8, 3, 1, 1, 1, 0, 6, 5, 2), 3)
keep("fisher-scarce", p = fisher.test(scarce)$p.value)

cor_p <- function(case, x, y) { t <- cor.test(x, y); keep(case, r = t$estimate[[1]], statistic = t$statistic[[1]], p = t$p.value,
                                                          lower = t$conf.int[1], upper = t$conf.int[2]) }
cor_s <- function(case, x, y) { t <- suppressWarnings(cor.test(x, y, method = "spearman"))
                                keep(case, r = t$estimate[[1]], statistic = t$statistic[[1]], p = t$p.value) }
cor_p("pearson-mtcars", mtcars$mpg, mtcars$wt)
cor_p("pearson-iris", iris$Sepal.Length, iris$Sepal.Width)
cor_s("spearman-ties", mtcars$mpg, mtcars$wt)
hunter <- c(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1); panel <- c(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8)
cor_s("spearman-9", hunter, panel)
cor_s("spearman-9-negative", hunter, -panel)
cor_s("spearman-5", hunter[1:5], panel[c(2, 1, 5, 3, 4)])
b <- iris$Petal.Length + seq_len(150) * 1e-5
cor_s("spearman-30", a[21:50], b[c(50:21)])
cor_s("spearman-149", a[1:149], b[1:149])
cor_s("spearman-weak", a[1:50], b[1:50])

shapiro <- function(case, x) { t <- shapiro.test(x); keep(case, statistic = t$statistic[[1]], p = t$p.value) }
shapiro("shapiro-3", c(1, 2, 4)); shapiro("shapiro-4", c(1, 2, 4, 9)); shapiro("shapiro-5", c(1, 2, 4, 9, 10))
shapiro("shapiro-6", c(1, 2, 4, 9, 10, 30)); shapiro("shapiro-11", mtcars$mpg[1:11]); shapiro("shapiro-12", mtcars$mpg[1:12])
shapiro("shapiro-mtcars", mtcars$hp); shapiro("shapiro-iris", iris$Petal.Length)
shapiro("shapiro-skewed", c(rep(0, 8), 1e-3, 50))

p <- c(0.01, 0.04, 0.03, 0.2, 0.04, 0.9, NA, 1e-8, 0.5)
for (m in c("BH", "holm", "bonferroni")) { q <- p.adjust(p, m); names(q) <- seq_along(q); keep(paste0("adjust-", m), q) }
writeLines(lines, "tests.csv")
