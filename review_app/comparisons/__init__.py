"""Comparisons: a theme or shared finding across the LSCBs, "k of n": who found it, who was asked, who knows it; and the themes paper."""
