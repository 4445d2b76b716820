"""The JSON face: other programs receive, process and read dossiers as an officer does on the screens."""
