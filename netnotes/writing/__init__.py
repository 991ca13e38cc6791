"""What a writing command does: from what was said to steps for `changes`, a file a thing."""
