"""The library: what other reviews have published, each finding with its source; and whether something was said before."""
