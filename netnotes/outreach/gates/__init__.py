"""The gates before an ask, a file each; the file name is code and name (`a06_first_date`)."""
