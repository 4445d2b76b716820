"""Sign-in of officers: name and password, a second factor when set up, no self-registration."""
