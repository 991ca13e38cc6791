"""Messages: drafts from templates, made of what a note knows. Nothing is ever sent (law 6)."""
