"""How findings are printed: a format a file, its name what `check --format` takes."""
