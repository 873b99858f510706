"""Programmes and their LSCBs."""
