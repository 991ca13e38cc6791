"""netnotes: tend your relationships in plain text."""

__version__ = "0.1.0"
