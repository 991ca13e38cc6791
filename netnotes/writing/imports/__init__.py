"""From what a source gives to notes.

`gathered` joins the records of one person, `matching` tells who is in the network already, `adding`
what is new about them, `planning` makes the plan, and `steps` the change.
"""
