"""Benchmarks: each beside its peer or limit in the same run, printed as JSON lines; never part of the tests."""
