"""What is wrong with the notes: a rule a file in `rules/`, run by `check`."""
