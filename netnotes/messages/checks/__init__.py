"""What a message is looked at for, a file each: the folder is the registry."""
