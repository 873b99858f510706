"""The worker of the door: the only place where somebody else's file is taken apart, in a process of its own."""
