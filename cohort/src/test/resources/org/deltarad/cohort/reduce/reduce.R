# Makes mtcars.csv (shipped with R), made.csv (synthetic) and reduce.csv (what R says of them) for ReductionAgainstRTest.
# Run in this folder: Rscript reduce.R   (made with R 4.2.2, caret 6.0). The tests read the files, not R.
suppressMessages(library(caret))
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
set.seed(7)
n <- 80
base <- matrix(rnorm(n * 6), n, 6)
x <- base[, sample(6, 30, TRUE)] * rep(sample(c(-1, 1), 30, TRUE), each = n) + matrix(rnorm(n * 30, 0, runif(30, 0.1, 1)), n, 30, byrow = FALSE)
colnames(x) <- paste0("x", 1:30)
made <- data.frame(row = 1:n, x, rare = c(rep(0, 77), 1, 2, 3), split = rep(0:1, 40), levels = c(rep(1, 76), 2, 2, 2, 2),
                   constant = 5, outcome = as.integer(base[, 1] + rnorm(n) > 0))
shown <- made
for (c in colnames(x)) shown[[c]] <- number(made[[c]])
write.csv(shown, "made.csv", row.names = FALSE, quote = FALSE)
write.csv(cbind(row = seq_len(nrow(mtcars)), mtcars), "mtcars.csv", row.names = FALSE, quote = FALSE)

lines <- "case,quantity,value"
flag <- function(case, names, chosen) lines <<- c(lines, paste(case, names, as.integer(names %in% chosen), sep = ","))
for (method in c("pearson", "spearman")) for (cut in c(0.5, 0.7, 0.8, 0.9)) {
  flag(paste("gone", "made", method, cut), colnames(x), findCorrelation(cor(x, method = method), cut, exact = TRUE, names = TRUE))
  flag(paste("gone", "mtcars", method, cut), colnames(mtcars), findCorrelation(cor(mtcars, method = method), cut, exact = TRUE, names = TRUE))
}
m <- cor(mtcars, method = "spearman")
for (i in 1:11) lines <- c(lines, paste("spearman", paste(rownames(m)[i], colnames(m)), number(m[i, ]), sep = ","))
v <- made[, !(names(made) %in% c("row", "outcome"))]
flag("near-zero", names(v), nearZeroVar(v, names = TRUE))

group <- made$outcome == 1
screen <- function(case, p) {
  q <- p.adjust(p, "BH")
  lines <<- c(lines, paste(paste(case, c("p", "q")[rep(1:2, each = length(p))]), names(p), number(c(p, q)), sep = ","))
}
screen("welch", apply(x, 2, function(c) t.test(c[group], c[!group])$p.value))
screen("student", apply(x, 2, function(c) t.test(c[group], c[!group], var.equal = TRUE)$p.value))
screen("u", apply(x, 2, function(c) wilcox.test(c[group], c[!group])$p.value))
screen("t-or-u", apply(x, 2, function(c) if (shapiro.test(c[group])$p.value >= 0.2 && shapiro.test(c[!group])$p.value >= 0.2)
  t.test(c[group], c[!group])$p.value else wilcox.test(c[group], c[!group])$p.value))
screen("kruskal", apply(x, 2, function(c) kruskal.test(c, made$outcome)$p.value))
screen("chi", sapply(made[c("rare", "split", "levels")], function(c) suppressWarnings(chisq.test(table(c, made$outcome), correct = FALSE))$p.value))

# Elimination by absolute coefficients of lm on standardised columns
s <- scale(mtcars[, -1]); left <- colnames(s); rank <- c(); r <- length(left)
while (length(left) > 3) {
  worst <- left[which.min(abs(coef(lm(mtcars$mpg ~ s[, left]))[-1]))]
  rank[worst] <- r - 2; r <- r - 1
  left <- setdiff(left, worst)
}
rank[left] <- 1
lines <- c(lines, paste("rfe", names(rank), rank, sep = ","))
writeLines(lines, "reduce.csv")
