"""What the doctor looks at, a thing a module, in this order."""
