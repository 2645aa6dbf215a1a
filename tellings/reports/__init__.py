"""Reports: capture a source and read it."""
