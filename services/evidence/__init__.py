"""Files, photos, links and lines beside a figure: attached, taken off, given to whoever may see them."""
