"""The door for tables: an agency's chronology is taken apart in a process of its own, and only its words come through."""
