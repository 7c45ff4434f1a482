"""The bot's Korean sentences: nouns in, a `Reply` or its blocks out. No store, no settings, no clock, no HTML.

Plain words first and no emoji, so that every message reads well aloud; dates are absolute with the D-day beside them;
what is not known is said to be not known.
"""
