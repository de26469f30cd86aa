"""Derive: what the store keeps beside an analysis, computed from it by pure functions: statements, claims,
aggregates.
"""
