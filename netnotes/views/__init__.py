"""One page each, as data: what the terminal, the JSON and the site show."""
