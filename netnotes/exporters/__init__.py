"""What goes out: the network in formats that other programs read, one a file."""
