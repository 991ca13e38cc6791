"""The rules, a file each; the file name is code and name (`n105_duplicate_key`)."""
