"""The notes: read, resolved and placed. Knows no clock, no terminal and no web site."""
