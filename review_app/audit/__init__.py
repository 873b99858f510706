"""The audit: recording only. Every write stages an event; the events are chained just before the commit."""
