"""공고봇: postings in, alerts out. The ranks of the house are in CONTRIBUTING.md and held by tests/test_import_rules.py."""
