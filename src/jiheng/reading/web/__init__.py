"""Web pages, as portals publish them and as programs save them."""
