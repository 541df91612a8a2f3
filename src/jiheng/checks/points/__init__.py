"""Points: sums, maxima and grades, and whether a row's points fit what was reached."""
