"""Interview practice, without a store or a platform: the bank of questions, what to ask next, when to ask again."""
