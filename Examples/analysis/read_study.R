#!/usr/bin/env Rscript
# Reads a study file and prints the mean of each indicator by course of action, how the main indicator hangs on
# each input, and its mean over time.
#
#     Rscript read_study.R STUDY.diwan
#
# Needs RSQLite, or else the program sqlite3.

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) != 1) stop("usage: Rscript read_study.R STUDY.diwan")
file <- arguments[[1]]
if (!file.exists(file)) stop(file, ": there is no such file")

query <- if (requireNamespace("RSQLite", quietly = TRUE)) {
  study <- DBI::dbConnect(RSQLite::SQLite(), file, flags = RSQLite::SQLITE_RO)
  function(sql) DBI::dbGetQuery(study, sql)
} else {
  function(sql) {
    lines <- system2("sqlite3", c("-readonly", "-header", "-csv", shQuote(file), shQuote(sql)), stdout = TRUE)
    utils::read.csv(text = lines, check.names = FALSE)
  }
}

about <- query("SELECT title, futures, seed, (SELECT count(*) FROM run WHERE course = 0) AS done FROM study")
cat(sprintf("%s: %d futures (at most %d), seed %d\n\n", about$title, about$done, about$futures, about$seed))

outcomes <- query("SELECT future, course, indicator, value FROM outcomes")
cat("Indicators by course of action\n")
print(tapply(outcomes$value, outcomes[c("course", "indicator")], mean), digits = 4)

main <- query("SELECT id FROM indicator ORDER BY is_main DESC, indicator LIMIT 1")$id
baseline <- query("SELECT id FROM course WHERE course = 0")$id

# One query: outcomes with their inputs beside them.
tidy <- query(sprintf(
  "SELECT * FROM tidy_outcomes WHERE indicator = '%s' AND course = '%s' ORDER BY future", main, baseline))
inputs <- setdiff(names(tidy), c("future", "course", "indicator", "value"))
strength <- sapply(inputs, function(name) {
  column <- tidy[[name]]
  if (length(unique(column)) < 2) 0 else cor(column, tidy$value, method = "spearman")
})
cat(sprintf("\nRank correlation of %s with each input, under %s\n", main, baseline))
print(head(strength[order(-abs(strength))], 10), digits = 3)

series <- query(sprintf(
  "SELECT week, avg(value) AS mean FROM tidy_series WHERE indicator = '%s' AND course = '%s' GROUP BY week",
  main, baseline))
cat(sprintf("\nMean of %s over time, under %s\n", main, baseline))
print(series, digits = 4, row.names = FALSE)
