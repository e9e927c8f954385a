# Makes iris.csv (versicolor and virginica of R's iris; positive: virginica; every fifth is to be voted on) and class.csv
# (share of the votes for virginica by class::knn 7.3-21, ties at the k-th neighbour included).
# Run in this folder: Rscript reference.R, then /usr/bin/python3 reference.py
library(class)
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
write <- function(d, file) write.csv(as.data.frame(lapply(d, number), check.names = FALSE), file, row.names = FALSE, quote = FALSE)
d <- iris[51:150, ]
test <- seq_len(nrow(d)) %% 5 == 0
y <- factor(d$Species == "virginica")
write(data.frame(positive = as.integer(y) - 1, test = as.integer(test), d[, 1:4]), "iris.csv")
share <- function(k) {
  p <- knn(d[!test, 1:4], d[test, 1:4], y[!test], k = k, prob = TRUE, use.all = TRUE)
  ifelse(p == "TRUE", attr(p, "prob"), 1 - attr(p, "prob"))
}
set.seed(1) # knn breaks even votes by chance; the share is 0.5 either way
write(data.frame(k1 = share(1), k4 = share(4), k7 = share(7)), "class.csv")
