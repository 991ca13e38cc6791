"""One kind of source a module; `netnotes.importers` says what each must offer."""
