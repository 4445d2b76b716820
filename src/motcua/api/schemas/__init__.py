"""What comes in and what goes out, as typed values."""
