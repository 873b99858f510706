"""Where the points of the drawing stand: laid out by Graphviz in a process of its own, and kept until the shape changes."""
