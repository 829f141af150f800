"""Benchmark: the largest public documents, beside two generators of SDKs in the same run."""
