# Makes the files for SurvivalForestAgainstRangerTest: public data of R's survival package, and what ranger says of them.
# Run in this folder: Rscript reference.R   (made with R 4.2.2, survival 3.5-3, ranger 0.14.1). The tests read the files, not R.
#
# *.csv          the data: time, event (0/1), features; rows with missing values left out
# *-tree.csv     one tree without sampling and with all features at every split: its nodes (0-based, as ranger numbers them)
# *-chf.csv      the cumulative hazard of the first ten patients by that tree, a row per patient, a column per time
# oob.csv        1 - C out of bag of 20 forests with seeds 1 to 20 per data set, as mean and standard deviation
suppressMessages({library(survival); library(ranger)})
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
write <- function(d, file) write.csv(as.data.frame(lapply(d, function(c) if (is.numeric(c)) number(c) else c),
                                                   check.names = FALSE), file, row.names = FALSE, quote = FALSE)

set.seed(20261121)
# A small irrational shift per value: no two cuts of two features give the same groups by chance of a tie within a feature
spread <- function(x) x + rnorm(length(x), sd = 1e-3 * sd(x))
lung2 <- na.omit(lung[, c("time", "status", "age", "sex", "ph.ecog", "ph.karno", "pat.karno", "meal.cal", "wt.loss")])
sets <- list(
  lung = data.frame(time = lung2$time, event = lung2$status - 1, sapply(lung2[, -(1:2)], spread)),
  veteran = data.frame(time = veteran$time, event = veteran$status, trt = veteran$trt,
    celltype = as.integer(veteran$celltype), karno = veteran$karno, diagtime = veteran$diagtime,
    age = veteran$age, prior = veteran$prior),
  pbc = {
    p <- na.omit(pbc[, -1]); data.frame(time = p$time, event = as.integer(p$status == 2),
    sex = as.integer(p$sex == "m"), p[, setdiff(names(p), c("time", "status", "sex"))])
  })
oob <- data.frame()
for (name in names(sets)) {
  d <- sets[[name]]
  write(d, paste0(name, ".csv"))
  error <- sapply(1:20, function(seed) ranger(Surv(time, event) ~ ., d, num.trees = 500, min.node.size = 3,
                                              seed = seed, num.threads = 2)$prediction.error)
  oob <- rbind(oob, data.frame(data = name, mean = mean(error), sd = sd(error)))
}
write(oob, "oob.csv")
d <- sets$lung
for (size in c(15, 40)) {
  f <- ranger(Surv(time, event) ~ ., d, num.trees = 1, replace = FALSE, sample.fraction = 1, mtry = ncol(d) - 2,
              min.node.size = size, seed = 1, num.threads = 1)
  again <- ranger(Surv(time, event) ~ ., d, num.trees = 1, replace = FALSE, sample.fraction = 1, mtry = ncol(d) - 2,
              min.node.size = size, seed = 2, num.threads = 1)
  stopifnot(identical(treeInfo(f)$splitval, treeInfo(again)$splitval))
  t <- treeInfo(f)
  write(data.frame(node = t$nodeID, left = ifelse(t$terminal, -1, t$leftChild), right = ifelse(t$terminal, -1, t$rightChild),
                   feature = ifelse(t$terminal, -1, t$splitvarID), split = ifelse(t$terminal, 0, t$splitval)),
        paste0("lung-", size, "-tree.csv"))
  p <- predict(f, d[1:10, ])
  chf <- as.data.frame(p$chf); names(chf) <- number(p$unique.death.times)
  write(chf, paste0("lung-", size, "-chf.csv"))
}
