"""The filter language: parse, explain, decide, index. Knows nouns and the words of config/, nothing else of the bot.

`language.parse(text, vocabulary)` gives a `language.Filter`; `subject.Subject(posting, today)` is a posting made ready once;
`filter.wants(subject)` decides; `index.Index` decides for all filters at once. How a word is found is law in `standing.py`.
"""
