"""The graph: what each finding rests on, and the way from a finding to the words."""
