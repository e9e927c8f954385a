# Makes ratings-*.csv and icc.csv (what psych::ICC says of them) for IccAgainstRTest.
# Run in this folder: Rscript icc.R   (made with R 4.2.2, psych 2.2.9). The tests read the files, not R.
# sf: Shrout and Fleiss 1979, table 2; iris: sepal and petal lengths as if they were readings; bias: two readers that differ by
# a constant but for little; chance: no agreement (negative coefficients).
suppressMessages(library(psych))
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
sf <- matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7), ncol = 4, byrow = TRUE)
x <- iris$Sepal.Length[1:30]
sets <- list(
  sf = sf,
  iris = cbind(iris$Sepal.Length[51:100], iris$Petal.Length[51:100], iris$Sepal.Width[51:100]),
  bias = cbind(x, x + 0.5 + rep(c(0.01, -0.02, 0.015), 10)),
  chance = cbind(x, rev(x), x[c(16:30, 1:15)]))
lines <- "case,quantity,value"
for (name in names(sets)) {
  m <- sets[[name]]
  colnames(m) <- paste0("reader", seq_len(ncol(m)))
  write.csv(cbind(row = seq_len(nrow(m)), m), paste0("ratings-", name, ".csv"), row.names = FALSE, quote = FALSE)
  for (alpha in c(0.05, 0.1)) {
    r <- suppressMessages(ICC(m, lmer = FALSE, alpha = alpha))$results
    for (i in 1:6) {
      v <- c(value = r[i, "ICC"], f = r[i, "F"], df1 = r[i, "df1"], df2 = r[i, "df2"], p = r[i, "p"],
             lower = r[i, "lower bound"], upper = r[i, "upper bound"])
      lines <- c(lines, paste(paste(name, alpha, r[i, "type"]), names(v), number(v), sep = ","))
    }
  }
}
writeLines(lines, "icc.csv")
