"""How notes' bytes change: the parts of `edit.py`."""
