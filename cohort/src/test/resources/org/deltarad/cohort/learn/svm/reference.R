# Makes the data and reference numbers of the package's tests. Run in this folder: Rscript reference.R
# (made with R 4.2.2, survival 3.5-3, e1071 1.7-13, quadprog 1.5-8).
#
# pbc.csv       pbc of R's survival package, complete rows, standardised; positive: died
# e1071.csv     decision values of svm(scale = FALSE) on them
# veteran.csv   every third row of veteran, standardised
# quadprog.csv  scores of the ranking survival SVM with squared hinge loss, alpha 0.5, as a quadratic program over the
#               weights (of a Cholesky factor of the kernel matrix for the other kernels) and a slack per pair
suppressMessages({library(survival); library(e1071); library(quadprog)})
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
write <- function(d, file) write.csv(as.data.frame(lapply(d, number), check.names = FALSE), file, row.names = FALSE, quote = FALSE)

p <- na.omit(pbc[, -1])
x <- scale(data.matrix(data.frame(sex = as.integer(p$sex == "m"), p[, setdiff(names(p), c("time", "status", "sex"))])))
positive <- as.integer(p$status == 2)
write(data.frame(positive = positive, x), "pbc.csv")
decision <- function(...) {
  m <- svm(x, factor(positive, levels = c(1, 0)), scale = FALSE, ...)
  d <- attr(predict(m, x, decision.values = TRUE), "decision.values")
  as.vector(if (colnames(d) == "1/0") d else -d)
}
write(data.frame(
  linear = decision(kernel = "linear", cost = 1),
  polynomial = decision(kernel = "polynomial", cost = 0.5, gamma = 0.05, degree = 3, coef0 = 1),
  rbf = decision(kernel = "radial", cost = 1000, gamma = 0.001),
  rbf.exact = decision(kernel = "radial", cost = 10, gamma = 0.05, tolerance = 1e-8)), "e1071.csv")

v <- veteran[seq(1, 137, 3), ]
x <- scale(data.matrix(data.frame(trt = v$trt, small = as.integer(v$celltype == "smallcell"), karno = v$karno,
                                  diagtime = v$diagtime, age = v$age, prior = v$prior)))
write(data.frame(time = v$time, event = v$status, x), "veteran.csv")
pairs <- which(outer(seq_len(nrow(v)), seq_len(nrow(v)), Vectorize(function(i, j)
  v$status[i] == 1 && (v$time[i] < v$time[j] || (v$time[i] == v$time[j] && v$status[j] == 0)))), arr.ind = TRUE)
rank <- function(z, alpha = 0.5) {
  q <- ncol(z); m <- nrow(pairs)
  D <- diag(c(rep(1, q), rep(alpha, m)))
  A <- rbind(cbind(z[pairs[, 1], ] - z[pairs[, 2], ], diag(m)))
  w <- solve.QP(D, rep(0, q + m), t(A), rep(1, m))$solution[1:q]
  as.vector(z %*% w)
}
root <- function(K) { e <- eigen(K, symmetric = TRUE); k <- e$values > 1e-10 * max(e$values)
  e$vectors[, k] %*% diag(sqrt(e$values[k])) }
write(data.frame(linear = rank(x),
  polynomial = rank(root((0.2 * tcrossprod(x) + 1)^2)),
  rbf = rank(root(exp(-0.1 * as.matrix(dist(x))^2)))), "quadprog.csv")
