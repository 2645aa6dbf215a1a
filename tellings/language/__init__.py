"""Language: sentences and names."""
