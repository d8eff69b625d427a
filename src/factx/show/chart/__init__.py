"""A timeline as a graphic: marks on a real time axis, laid out in lanes without collisions, drawn as SVG."""
