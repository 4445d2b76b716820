"""What changes the tables of this room. Inner functions: they run inside another room's act."""
