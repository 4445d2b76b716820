"""Reading: the forms of a dossier, their PDF, their proof."""
