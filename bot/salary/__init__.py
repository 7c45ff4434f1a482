"""Pay: what a sum is worth, where it stands, what is left of it, what a company pays. Arithmetic and tables, no network."""
