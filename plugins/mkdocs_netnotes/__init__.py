"""The MkDocs plugin: a thin host for the views. Holds no rule."""
