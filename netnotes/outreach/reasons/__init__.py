"""The reasons to reach out, a file each."""
