"""The kinds of value that a field can hold, one kind a file.

A kind reads a node into plain data (what `marshal` can keep: texts, numbers, tuples, lists, dicts),
reports what it cannot read, and thaws plain data into the value that the rest of the program sees.
"""
