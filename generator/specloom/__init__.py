"""Specloom: an OpenAPI document in, SDKs and their docs out."""
