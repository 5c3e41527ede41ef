"""Files, photos, links and lines beside a figure: asked for, taken, shown."""
