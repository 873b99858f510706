"""The door: a file that somebody brings is read in a process of its own, and only its text comes in."""
