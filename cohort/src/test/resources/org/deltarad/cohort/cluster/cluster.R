# Makes iris.csv, mtcars.csv, ruspini.csv (shipped with R and cluster) and cluster.csv for ClusteringAgainstRTest.
# Run in this folder: Rscript cluster.R   (made with R 4.2.2, cluster 2.1.4). The tests read the files, not R.
# Calinski-Harabasz by regression of each column on the cluster; Davies-Bouldin from its definition.
suppressMessages(library(cluster))
number <- function(x) formatC(x, digits = 17, format = "g", width = 1)
lines <- "case,quantity,value"
keep <- function(case, v) lines <<- c(lines, paste(case, names(v), number(v), sep = ","))
sets <- list(iris = iris[, 1:4], mtcars = mtcars, ruspini = ruspini)
for (name in names(sets)) {
  write.csv(cbind(row = seq_len(nrow(sets[[name]])), sets[[name]]), paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
  x <- if (name == "mtcars") scale(sets[[name]]) else as.matrix(sets[[name]])
  for (k in c(1:6, 10)) for (squared in c(FALSE, TRUE)) {
    d <- if (squared) dist(x)^2 else dist(x)
    p <- pam(d, k, diss = TRUE)
    case <- paste(name, k, if (squared) "squared" else "euclidean")
    v <- c(p$id.med, p$clustering - 1, p$objective)
    names(v) <- c(paste0("medoid", 1:k), paste0("row", seq_len(nrow(x))), "build", "swap")
    keep(case, v)
    if (k > 1) {
      s <- silhouette(p$clustering, d)[, "sil_width"]
      names(s) <- paste0("silhouette", seq_along(s))
      g <- factor(p$clustering)
      within <- sum(residuals(lm(x ~ g))^2)
      total <- sum(scale(x, scale = FALSE)^2)
      centre <- apply(x, 2, function(c) tapply(c, g, mean))
      spread <- sapply(1:k, function(i) mean(sqrt(colSums((t(x[p$clustering == i, , drop = FALSE]) - centre[i, ])^2))))
      apart <- as.matrix(dist(centre))
      ratio <- outer(spread, spread, "+") / apart
      diag(ratio) <- -Inf
      keep(case, c(s, mean = mean(s), ch = ((total - within) / (k - 1)) / (within / (nrow(x) - k)), db = mean(apply(ratio, 1, max))))
    }
  }
}
z <- scale(iris[, 1:4])
m <- apply(z, 2, function(c) tapply(c, iris$Species, mean))
keep("contrast", apply(m, 2, function(c) sqrt(sum(combn(c, 2, diff)^2))))
writeLines(lines, "cluster.csv")
