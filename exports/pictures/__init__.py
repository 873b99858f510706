"""Pictures drawn as SVG from plain content: presentation attributes only, every word escaped."""
