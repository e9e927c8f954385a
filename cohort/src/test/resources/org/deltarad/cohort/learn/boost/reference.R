# Makes pbc.csv (data of R's survival package) and gbm.csv (what gbm says of them) for CoxBoostingAgainstGbmTest.
# Run in this folder: Rscript reference.R, then python3 reference.py   (made with R 4.2.2, survival 3.5-3, gbm 2.1.8.1).
# Times have no ties: gbm takes tied times in the order of the rows, we as Breslow.
# gbm.csv: log hazards of the training rows less their mean, for splits x trees, shrinkage 0.1, leaves of 10, no sampling.
suppressMessages({library(survival); library(gbm)})
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
write <- function(d, file) write.csv(as.data.frame(lapply(d, number), check.names = FALSE), file, row.names = FALSE, quote = FALSE)
p <- na.omit(pbc[, -1])
set.seed(20261121)
d <- data.frame(time = p$time + round(runif(nrow(p)), 4), event = as.integer(p$status == 2),
                sex = as.integer(p$sex == "m"), p[, setdiff(names(p), c("time", "status", "sex"))])
stopifnot(!anyDuplicated(d$time))
write(d, "pbc.csv")
fits <- list()
for (splits in c(1, 3)) {
  f <- gbm(Surv(time, event) ~ ., d, distribution = "coxph", n.trees = 200, interaction.depth = splits, shrinkage = 0.1,
           n.minobsinnode = 10, bag.fraction = 1, train.fraction = 1)
  for (trees in c(1, 50, 200)) {
    s <- predict(f, d, n.trees = trees)
    fits[[paste0("splits", splits, ".trees", trees)]] <- s - mean(s)
  }
}
write(as.data.frame(fits), "gbm.csv")
