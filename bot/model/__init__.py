"""The nouns, each a frozen dataclass or an enum: nothing here does anything. Import them from their own file."""
