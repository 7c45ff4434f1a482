"""Pictures of figures, for a phone: wide letters, few lines, colours that stand on light and dark, the source inside.

The drawing library is imported with the first of these files; nothing else of the bot imports them before somebody asks.
"""
